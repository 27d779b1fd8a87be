"""What of a sitting is only read with it, as the JSON object that its row keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from services.store.sheets import Sheets
from workflow.councils.judged import Judged
from workflow.councils.sitting import Choice, Minutes, Sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import SeatKind
from workflow.events import to_payload
from workflow.events.judging import WorkScored
from workflow.events.sittings import MotionDecided
from workflow.ids import MotionId, PersonId


def written(sitting: Sitting) -> dict[str, Any]:
    """The body of *sitting*. Secret papers and who cast one are rows of their own: together they stand nowhere."""
    return {
        "decision_number": sitting.decision_number,
        "seats": {member: seat.value for member, seat in sitting.seats.items()},
        "present": sorted(sitting.present),
        "written": sorted(sitting.written),
        "conflicts": [[*which, because] for which, because in sitting.conflicts.items()],
        "counted": {motion: [asdict(votes), casting] for motion, (votes, casting) in sitting.counted.items()},
        "ballots": [[*which, choice.value] for which, choice in sitting.ballots.items()],
        "opinions": [[*which, asdict(paper)] for which, paper in sitting.opinions.items()],
        "box_opened": bool(sitting.papers),
        "decided": {motion: to_payload(one)[0] for motion, one in sitting.decided.items()},
        "minutes": asdict(sitting.minutes) if sitting.minutes else None,
        "judged": _judged_written(sitting.judged),
    }


def read(body: Mapping[str, Any], sheets: Sheets) -> dict[str, Any]:
    """The parts of a sitting that *body* holds, by their names; *sheets* are kept apart."""
    return {
        "decision_number": body["decision_number"],
        "seats": {PersonId(member): SeatKind(seat) for member, seat in body["seats"].items()},
        "present": frozenset(PersonId(member) for member in body["present"]),
        "written": frozenset(PersonId(member) for member in body["written"]),
        "conflicts": {(MotionId(motion), PersonId(who)): because for motion, who, because in body["conflicts"]},
        "counted": {
            MotionId(motion): (Votes(**votes), casting) for motion, (votes, casting) in body["counted"].items()
        },
        "ballots": {(MotionId(motion), PersonId(who)): Choice(choice) for motion, who, choice in body["ballots"]},
        "opinions": {(MotionId(motion), PersonId(who)): Minutes(**paper) for motion, who, paper in body["opinions"]},
        "decided": {MotionId(motion): MotionDecided(**one) for motion, one in body["decided"].items()},
        "minutes": Minutes(**body["minutes"]) if body["minutes"] else None,
        "judged": _judged(body["judged"], sheets),
    }


def _judged_written(judged: Judged) -> dict[str, Any]:
    return {
        "seed": judged.seed,
        "judges": {motion: list(drawn) for motion, drawn in judged.judges.items()},
        "rankings": {member: list(order) for member, order in judged.rankings.items()},
        "scored": {motion: to_payload(one)[0] for motion, one in judged.scored.items()},
    }


def _judged(body: Mapping[str, Any], sheets: Sheets) -> Judged:
    return Judged(
        seed=body["seed"],
        judges={MotionId(motion): tuple(map(PersonId, drawn)) for motion, drawn in body["judges"].items()},
        sheets=sheets,
        rankings={PersonId(member): tuple(map(MotionId, order)) for member, order in body["rankings"].items()},
        scored={
            MotionId(motion): WorkScored(**{**one, "missing": tuple(one["missing"])})
            for motion, one in body["scored"].items()
        },
    )
