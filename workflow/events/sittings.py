"""What happens at a sitting of a council. Who voted how is never public; of a secret ballot it is nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event
from workflow.events.judging import JudgesAssigned, RankingGiven, SheetGiven, WorkScored


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCalled(Event):
    """A council was called to sit; `agenda` gives the case of each motion."""

    kind = "sitting.called"
    sitting: str
    organisation: str
    campaign: str
    council: str
    called_for: str
    place: str
    agenda: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaChanged(Event):
    """Motions were added (each with its case) or taken off, before the sitting was opened."""

    kind = "sitting.agenda_changed"
    added: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingOpened(Event):
    """It began: `seats` are the members on that day, each with what they are; from here on nobody joins or leaves."""

    kind = "sitting.opened"
    opened_on: str
    seats: Mapping[str, str]
    decision_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceTaken(Event):
    """Who is in the room, and which absent members gave their opinion in writing; the last one counts."""

    kind = "sitting.attendance_taken"
    present: tuple[str, ...]
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictFlagged(Event):
    """A member has a conflict of interest in a motion: `because` of own_case, own_unit, author, organiser or declared."""

    kind = "sitting.conflict_flagged"
    motion: str
    member: str
    because: str
    note: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLifted(Event):
    """It was found that there is none; with the reason."""

    kind = "sitting.conflict_lifted"
    motion: str
    member: str
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesCounted(Event):
    """The tally committee counted the ballots of a motion; a later count before closing replaces it."""

    kind = "sitting.votes_counted"
    motion: str
    in_favour: int
    against: int
    abstained: int
    invalid: int = 0
    casting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCast(Event):
    """A member voted openly; a later ballot before closing replaces it."""

    kind = "sitting.ballot_cast"
    motion: str
    member: str
    choice: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionEntered(Event):
    """Whoever convenes entered the open vote of a member heard in writing, from the paper kept under `sha256`."""

    kind = "sitting.opinion_entered"
    motion: str
    member: str
    sha256: str
    size: int
    media_type: str
    number: str
    paper_kind: str = ""
    choice: str = field(default="", metadata=PERSONAL)
    filename: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersCast(Event):
    """A member put secret papers on these motions into the box. What they say stands in no entry with a name."""

    kind = "sitting.papers_cast"
    member: str
    motions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersVoided(Event):
    """A member who had voted has a conflict of interest: the motion's papers are destroyed unread, and all vote again."""

    kind = "sitting.papers_voided"
    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxOpened(Event):
    """A secret ballot ended: for each motion every paper, its choice by its tracking code, in the order of the codes."""

    kind = "sitting.box_opened"
    papers: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFiled(Event):
    """The minutes were attached, their bytes kept under `sha256`; later ones before closing replace them."""

    kind = "sitting.minutes_filed"
    sha256: str
    size: int
    media_type: str
    number: str
    filename: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionDecided(Event):
    """What the votes on a motion came to, with every figure of the reckoning and the shares it was reckoned by.

    `written` absent members were heard in writing; `excluded` of those taking part were kept out. `quorum` and
    `majority` are fractions such as 2/3; `strict`: the majority has to be exceeded; `article`: the law that says so.
    """

    kind = "sitting.motion_decided"
    motion: str
    carried: bool
    members: int
    present: int
    present_needed: int
    in_favour: int
    against: int
    abstained: int
    invalid: int
    needed: int
    base: int
    of: str
    by_casting_vote: bool = False
    written: int = 0
    excluded: int = 0
    quorum: str = ""
    majority: str = ""
    strict: bool = True
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingClosed(Event):
    """It is over and its results stand: nothing in it changes any more. `despite`: why without all the sheets."""

    kind = "sitting.closed"
    closed_on: str
    despite: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCalledOff(Event):
    """It does not take place, or ended without a result."""

    kind = "sitting.called_off"
    reason: str = field(default="", metadata=PERSONAL)


SittingEvent = (
    SittingCalled
    | AgendaChanged
    | SittingOpened
    | AttendanceTaken
    | ConflictFlagged
    | ConflictLifted
    | VotesCounted
    | BallotCast
    | JudgesAssigned
    | SheetGiven
    | RankingGiven
    | WorkScored
    | OpinionEntered
    | PapersCast
    | PapersVoided
    | BoxOpened
    | MinutesFiled
    | MotionDecided
    | SittingClosed
    | SittingCalledOff
)
