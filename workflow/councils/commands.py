"""What may be asked of a sitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.councils.sitting import Choice, Minutes
from workflow.councils.tallying import Votes
from workflow.ids import CampaignId, CaseId, CouncilId, CriterionId, MotionId, PersonId, SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSitting:
    """Call a council to sit at an instant (aware UTC), on the motions of *agenda*: one case each."""

    sitting: SittingId
    organisation: str
    campaign: CampaignId
    council: CouncilId
    called_for: datetime
    place: str
    agenda: Mapping[MotionId, CaseId]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAgenda:
    added: Mapping[MotionId, CaseId] = field(default_factory=dict)
    removed: tuple[MotionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSitting:
    """Begin: the members of today are written down, and the conflicts of interest that follow from the cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAttendance:
    present: frozenset[PersonId]
    written: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareConflict:
    """Say that *member* has a conflict of interest: for oneself, or as whoever convenes."""

    motion: MotionId
    member: PersonId
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftConflict:
    motion: MotionId
    member: PersonId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterCount:
    """What the tally committee counted on paper; `casting` is how the chair decided equal votes."""

    motion: MotionId
    votes: Votes
    casting: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CastBallot:
    motion: MotionId
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignJudges:
    """Draw from *seed* which members judge which work."""

    seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveSheet:
    """Score a work: for each criterion what was typed, `8,5` or `8.5`."""

    motion: MotionId
    scores: Mapping[CriterionId, str]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRanking:
    """Put the works one judges in order, the best first."""

    order: tuple[MotionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterOpinion:
    """Enter how an absent member voted in writing, from the paper they sent, whose bytes are already kept."""

    motion: MotionId
    member: PersonId
    choice: Choice
    paper: Minutes
    paper_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPapers:
    """Put secret papers into the box, one a motion; on those of `replaces` the member showed the receipt of the first."""

    choices: Mapping[MotionId, Choice]
    replaces: frozenset[MotionId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBox:
    """End a secret ballot: the papers are taken out and published, and nobody votes any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMinutes:
    """Attach the minutes, whose bytes are already kept under their `sha256`; the last ones filed count."""

    sha256: str
    size: int
    media_type: str
    filename: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSitting:
    """End it: every motion gets its result. `casting` decides equal votes by the chair.

    `despite` is the reason for which a jury ends without the sheets of somebody who was to judge.
    """

    casting: Mapping[MotionId, Choice] = field(default_factory=dict)
    despite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffSitting:
    reason: str


JudgingCommand = AssignJudges | GiveSheet | GiveRanking
CommandWithin = (
    TakeAttendance
    | DeclareConflict
    | LiftConflict
    | EnterCount
    | CastBallot
    | EnterOpinion
    | CastPapers
    | OpenBox
    | JudgingCommand
    | FileMinutes
    | CloseSitting
)
SittingCommand = (
    CallSitting
    | ChangeAgenda
    | OpenSitting
    | TakeAttendance
    | DeclareConflict
    | LiftConflict
    | EnterCount
    | CastBallot
    | AssignJudges
    | GiveSheet
    | GiveRanking
    | EnterOpinion
    | CastPapers
    | OpenBox
    | FileMinutes
    | CloseSitting
    | CallOffSitting
)
