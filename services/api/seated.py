"""The bodies of councils and sittings, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import AwareDatetime, BaseModel, Field

from services.api.schemas import Body
from services.councils import Seen
from services.store.cases import Listed
from services.words import explained
from workflow.councils.composition import Council
from workflow.definition.councils import SeatKind
from workflow.events.sittings import MotionDecided
from workflow.ids import MotionId

Name = Field(max_length=100)
LONGEST_AGENDA = 1000
MOST_SEATS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What composing a council leaves behind."""

    id: str
    version: int
    state: str = "composed"


class SeatIn(Body):
    person: str = Name
    seat: SeatKind = SeatKind.MEMBER


class CompositionIn(Body):
    decision_number: str = Name
    decided_on: date
    first_day: date
    last_day: date | None = None
    seats: list[SeatIn] = Field(max_length=MOST_SEATS)


class NewSitting(Body):
    campaign: str = Name
    council: str = Name
    called_for: AwareDatetime
    place: str = Field(default="", max_length=200)
    cases: list[str] = Field(max_length=LONGEST_AGENDA)


class AgendaIn(Body):
    added: list[str] = Field(default=[], max_length=LONGEST_AGENDA)
    removed: list[str] = Field(default=[], max_length=LONGEST_AGENDA)


class AttendanceIn(Body):
    present: list[str] = Field(max_length=MOST_SEATS)
    written: list[str] = Field(default=[], max_length=MOST_SEATS)


class ConflictIn(Body):
    """`member` is left out for one's own."""

    motion: str = Name
    member: str | None = Field(default=None, max_length=100)
    note: str = Field(default="", max_length=4000)


class LiftingIn(Body):
    motion: str = Name
    member: str = Name
    reason: str = Field(max_length=4000)


class CountIn(Body):
    """`casting` is how the chair decides equal votes, where the council's rule lets the chair."""

    motion: str = Name
    in_favour: int = Field(ge=0, le=1000)
    against: int = Field(ge=0, le=1000)
    abstained: int = Field(default=0, ge=0, le=1000)
    invalid: int = Field(default=0, ge=0, le=1000)
    casting: Literal["in_favour", "against"] | None = None


class BallotIn(Body):
    motion: str = Name
    choice: Literal["in_favour", "against", "abstain"]


class ClosingIn(Body):
    """`despite`: why a jury ends without the sheets of somebody who was to judge."""

    casting: dict[str, Literal["in_favour", "against"]] = Field(default_factory=dict)
    despite: str = Field(default="", max_length=4000)


class ReasonIn(Body):
    reason: str = Field(max_length=4000)


class CompositionOut(BaseModel):
    decision_number: str
    decided_on: date
    first_day: date
    last_day: date | None
    seats: dict[str, SeatKind]


class CouncilOut(BaseModel):
    council: str
    version: int
    compositions: list[CompositionOut]


class ListedSittingOut(BaseModel):
    id: str
    campaign: str
    council: str
    state: str
    called_for: AwareDatetime
    place: str
    motions: int


class VotesOut(BaseModel):
    in_favour: int
    against: int
    abstained: int
    invalid: int


class ResultOut(VotesOut):
    """What a motion came to, with the reckoning: `in_favour` of a `base` (what the votes are a share of) against `needed`.

    `quorum` and `majority` are the fractions it was reckoned by, of the law's `article` if they are; `explained` is the whole of it in sentences.
    """

    carried: bool
    members: int
    present: int
    present_needed: int
    needed: int
    base: int
    of: str
    by_casting_vote: bool
    written: int
    excluded: int
    quorum: str
    majority: str
    strict: bool
    article: str
    explained: str = ""


class MotionOut(BaseModel):
    """A case before the council. Of a motion you are `kept_out` of, nothing that was voted is shown."""

    motion: str
    case: str
    track: str
    subject: str
    unit: str
    conflicts: dict[str, str] = {}
    kept_out: bool = False
    counted: VotesOut | None = None
    result: ResultOut | None = None


class SittingOut(BaseModel):
    id: str
    campaign: str
    council: str
    state: str
    version: int
    called_for: AwareDatetime
    place: str
    decision_number: str
    seats: dict[str, SeatKind]
    present: list[str]
    written: list[str]
    minutes: str
    agenda: list[MotionOut]


def council_out(name: str, council: Council | None) -> CouncilOut:
    """A council with its compositions; version 0 while there are none."""
    compositions = council.compositions if council else ()
    return CouncilOut(
        council=name,
        version=council.version if council else 0,
        compositions=[CompositionOut.model_validate(one, from_attributes=True) for one in compositions],
    )


def motion_out(motion: str, case: Listed) -> MotionOut:
    """A case as a motion on no agenda yet."""
    return MotionOut(motion=motion, case=case.id, track=case.track, subject=case.subject, unit=case.unit_name)


def sitting_out(seen: Seen, language: str) -> SittingOut:
    """A sitting as it may be seen, its results explained in *language*."""
    sitting = seen.sitting
    return SittingOut(
        id=sitting.id,
        campaign=sitting.campaign,
        council=sitting.council,
        state=sitting.state.value,
        version=sitting.version,
        called_for=sitting.called_for,
        place=sitting.place,
        decision_number=sitting.decision_number,
        seats={str(member): seat for member, seat in sitting.seats.items()},
        present=sorted(sitting.present),
        written=sorted(sitting.written),
        minutes=sitting.minutes.number if sitting.minutes else "",
        agenda=[_motion(seen, motion, language) for motion in sitting.agenda],
    )


def _motion(seen: Seen, motion: MotionId, language: str) -> MotionOut:
    sitting = seen.sitting
    counted, decided = sitting.counted.get(motion), sitting.decided.get(motion)
    conflicts = {str(member): because for (about, member), because in sitting.conflicts.items() if about == motion}
    return motion_out(motion, seen.cases[sitting.agenda[motion]]).model_copy(
        update={
            "conflicts": conflicts,
            "kept_out": motion in seen.kept_out,
            "counted": VotesOut.model_validate(counted[0], from_attributes=True) if counted else None,
            "result": _result(decided, language) if decided else None,
        }
    )


def _result(decided: MotionDecided, language: str) -> ResultOut:
    result = ResultOut.model_validate(decided, from_attributes=True)
    return result.model_copy(update={"explained": explained(decided, language)})
