"""What a closed sitting does: every case before it moves as decided, with the minutes among its papers.

The cases that lost move first, so that those that carried stand among each other only; and where the plan has places to
give, each that carried sees those taken before it in the same act.
"""

from __future__ import annotations

from collections.abc import Iterator

from services import cases
from services.access import Actor
from services.cases import Asked
from services.councils.finding import Found
from services.store import cases as rows
from services.store.work import Work, new_id
from workflow.commands import FileDocument, TakeTransition, Verdict
from workflow.councils.sitting import Sitting
from workflow.definition.councils import CouncilRule
from workflow.events.sittings import MotionDecided
from workflow.guards.voting import ABSTAINED, AGAINST, IN_FAVOUR, MEMBERS, PRESENT
from workflow.ids import FieldId, MotionId, TrackId
from workflow.placing import gives_places


def carry_out_verdicts(work: Work, who: Actor, found: Found, sitting: Sitting) -> None:
    """Move every case on the agenda of the closed *sitting*, all of them or (raising `Refused`) none."""
    asks = _asked(found)
    about = rows.load(work, list(sitting.agenda.values()), for_change=True)
    turns = (
        [
            Asked(
                case=sitting.agenda[motion],
                command=_move(found.rule, sitting, motion, asks[about[sitting.agenda[motion]].track]),
            )
            for motion in turn
        ]
        for turn in _in_turn(found, sitting)
    )
    cases.perform_in_turn(work, who, turns)


def _in_turn(found: Found, sitting: Sitting) -> Iterator[list[MotionId]]:
    """The motions that move together: first all that lost, then those that carried (one by one where places are scarce)."""
    came_to = [motion for motion in sitting.agenda if motion in sitting.decided or motion in sitting.judged.scored]
    lost = [motion for motion in came_to if motion in sitting.decided and not sitting.decided[motion].carried]
    carried = [motion for motion in came_to if motion not in lost]
    together = (
        [[motion] for motion in carried]
        if gives_places(found.definition, found.rule.tracks, found.rule.trigger)
        else [carried]
    )
    yield from (turn for turn in (lost, *together) if turn)


def _asked(found: Found) -> dict[TrackId, frozenset[FieldId]]:
    """The fields that the council's move asks for, by track."""
    return {
        track: frozenset(
            field
            for move in found.definition.track_of(track).transitions
            if move.trigger == found.rule.trigger
            for field in move.asks
        )
        for track in found.rule.tracks
    }


def _move(rule: CouncilRule, sitting: Sitting, motion: MotionId, asks: frozenset[FieldId]) -> TakeTransition:
    if motion in sitting.judged.scored:
        return _judged(rule, sitting, motion)
    decided = sitting.decided[motion]
    verdict = Verdict(
        sitting=sitting.id,
        council=rule.id,
        carried=decided.carried,
        in_favour=decided.in_favour,
        needed=decided.needed,
        base=decided.base,
        minutes=_minutes(rule, sitting),
    )
    inputs = {field: text for field, text in _figures(decided).items() if field in asks}
    return TakeTransition(trigger=rule.trigger, inputs=inputs, verdict=verdict)


def _judged(rule: CouncilRule, sitting: Sitting, motion: MotionId) -> TakeTransition:
    """The move of a work that was judged: its result goes where the plan says."""
    verdict = Verdict(sitting=sitting.id, council=rule.id, minutes=_minutes(rule, sitting))
    inputs = {rule.result: sitting.judged.scored[motion].written} if rule.result else {}
    return TakeTransition(trigger=rule.trigger, inputs=inputs, verdict=verdict)


def _figures(decided: MotionDecided) -> dict[FieldId, str]:
    return {
        MEMBERS: str(decided.members),
        PRESENT: str(decided.present),
        IN_FAVOUR: str(decided.in_favour),
        AGAINST: str(decided.against),
        ABSTAINED: str(decided.abstained + decided.invalid),
    }


def _minutes(rule: CouncilRule, sitting: Sitting) -> FileDocument | None:
    if rule.minutes is None or sitting.minutes is None:
        return None
    paper = sitting.minutes
    return FileDocument(
        document=new_id(),
        kind=rule.minutes,
        sha256=paper.sha256,
        size=paper.size,
        media_type=paper.media_type,
        filename=paper.filename,
        number=paper.number,
    )
