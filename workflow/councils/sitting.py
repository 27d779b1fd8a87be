"""A sitting of a council: who sits, who attends, what is before it, and how what happened changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from workflow.councils.judged import Judged, evolve_judged
from workflow.councils.tallying import House, Votes
from workflow.definition.councils import Conflicted, SeatKind
from workflow.events.judging import JudgesAssigned, RankingGiven, SheetGiven, WorkScored
from workflow.events.sittings import (
    AgendaChanged,
    AttendanceTaken,
    BallotCast,
    BoxOpened,
    ConflictFlagged,
    ConflictLifted,
    MinutesFiled,
    MotionDecided,
    OpinionEntered,
    PapersCast,
    PapersVoided,
    SittingCalled,
    SittingCalledOff,
    SittingClosed,
    SittingEvent,
    SittingOpened,
    VotesCounted,
)
from workflow.ids import CampaignId, CaseId, CouncilId, MotionId, PersonId, SittingId


class SittingState(StrEnum):
    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


class Choice(StrEnum):
    """What a ballot says."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes of a sitting, or a written opinion: a paper with its number."""

    sha256: str
    size: int
    media_type: str
    filename: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One sitting, called for an instant (aware UTC). Motions stand on the `agenda` in the order of their names.

    `seats` are the members of the day it was opened, by the decision of that number. `conflicts` give for motion and
    member why; `counted` what the tally committee entered; `decided` what every motion came to. `opinions` are the papers
    behind open ballots that were entered for absent members. Of a secret ballot, `voted` says who has put in a paper on
    which motion, and `papers`, once the box was opened, what they say by tracking code: for every motion, or for none.
    """

    id: SittingId
    organisation: str
    campaign: CampaignId
    council: CouncilId
    state: SittingState
    version: int
    called_for: datetime
    place: str
    agenda: Mapping[MotionId, CaseId]
    decision_number: str = ""
    seats: Mapping[PersonId, SeatKind] = field(default_factory=dict)
    present: frozenset[PersonId] = frozenset()
    written: frozenset[PersonId] = frozenset()
    conflicts: Mapping[tuple[MotionId, PersonId], str] = field(default_factory=dict)
    counted: Mapping[MotionId, tuple[Votes, bool | None]] = field(default_factory=dict)
    ballots: Mapping[tuple[MotionId, PersonId], Choice] = field(default_factory=dict)
    decided: Mapping[MotionId, MotionDecided] = field(default_factory=dict)
    opinions: Mapping[tuple[MotionId, PersonId], Minutes] = field(default_factory=dict)
    voted: frozenset[tuple[MotionId, PersonId]] = frozenset()
    papers: Mapping[MotionId, Mapping[str, Choice]] = field(default_factory=dict)
    minutes: Minutes | None = None
    judged: Judged = field(default_factory=Judged)

    def taking_part(self) -> frozenset[PersonId]:
        """Members in the room or heard in writing."""
        return self.present | self.written

    def conflicted(self, motion: MotionId) -> frozenset[PersonId]:
        """The members with a conflict of interest in *motion*."""
        return frozenset(member for about, member in self.conflicts if about == motion)

    def house(self, motion: MotionId, rule: Conflicted) -> House:
        """Who could vote on *motion* under a council's rule on conflicts; the membership never shrinks."""
        out = self.conflicted(motion) & self.taking_part() if rule is Conflicted.EXCLUDED else frozenset()
        return House(
            members=len(self.seats),
            present=len(self.present),
            written=len(self.written),
            excluded=len(out),
            excluded_written=len(out & self.written),
        )


def evolve_sitting(sitting: Sitting | None, event: SittingEvent) -> Sitting:
    """*sitting* after *event*; `ValueError` unless the stream begins with `SittingCalled`."""
    if isinstance(event, SittingCalled):
        return _called(event)
    if sitting is None:
        raise ValueError(f"a sitting begins with SittingCalled, not {type(event).__name__}")
    moved = replace(sitting, version=sitting.version + 1)
    match event:
        case JudgesAssigned() | SheetGiven() | RankingGiven() | WorkScored():
            return replace(moved, judged=evolve_judged(sitting.judged, event))
        case VotesCounted() | BallotCast() | OpinionEntered() | MotionDecided():
            return _with_votes(moved, event)
        case PapersCast() | PapersVoided() | BoxOpened():
            return _with_papers(moved, event)
        case ConflictFlagged() | ConflictLifted():
            return _with_conflict(moved, event)
        case _:
            return _gone_on(moved, event)


def _gone_on(
    sitting: Sitting,
    event: AgendaChanged | SittingOpened | AttendanceTaken | MinutesFiled | SittingClosed | SittingCalledOff,
) -> Sitting:
    """*sitting* one step further as a whole."""
    match event:
        case AgendaChanged():
            kept = {str(motion): str(case) for motion, case in sitting.agenda.items() if motion not in event.removed}
            return replace(sitting, agenda=_agenda({**kept, **event.added}))
        case SittingOpened():
            seats = {PersonId(member): SeatKind(seat) for member, seat in event.seats.items()}
            return replace(sitting, state=SittingState.OPEN, seats=seats, decision_number=event.decision_number)
        case AttendanceTaken():
            return replace(sitting, present=_people(event.present), written=_people(event.written))
        case MinutesFiled():
            return replace(sitting, minutes=_minutes(event))
        case SittingClosed():
            return replace(sitting, state=SittingState.CLOSED)
        case SittingCalledOff():
            return replace(sitting, state=SittingState.CALLED_OFF)


def fold_sitting(events: Iterable[SittingEvent]) -> Sitting:
    """The sitting a whole stream tells of; `ValueError` for an empty one."""
    sitting: Sitting | None = None
    for event in events:
        sitting = evolve_sitting(sitting, event)
    if sitting is None:
        raise ValueError("an empty stream tells of no sitting")
    return sitting


def _called(event: SittingCalled) -> Sitting:
    return Sitting(
        id=SittingId(event.sitting),
        organisation=event.organisation,
        campaign=CampaignId(event.campaign),
        council=CouncilId(event.council),
        state=SittingState.CALLED,
        version=1,
        called_for=datetime.fromisoformat(event.called_for),
        place=event.place,
        agenda=_agenda(event.agenda),
    )


def _with_conflict(sitting: Sitting, event: ConflictFlagged | ConflictLifted) -> Sitting:
    which = (MotionId(event.motion), PersonId(event.member))
    others = {key: because for key, because in sitting.conflicts.items() if key != which}
    return replace(
        sitting, conflicts={**others, which: event.because} if isinstance(event, ConflictFlagged) else others
    )


def _with_votes(sitting: Sitting, event: VotesCounted | BallotCast | OpinionEntered | MotionDecided) -> Sitting:
    motion = MotionId(event.motion)
    match event:
        case VotesCounted():
            votes = Votes(
                in_favour=event.in_favour, against=event.against, abstained=event.abstained, invalid=event.invalid
            )
            casting = {"in_favour": True, "against": False}.get(event.casting)
            return replace(sitting, counted={**sitting.counted, motion: (votes, casting)})
        case BallotCast() | OpinionEntered():
            which = (motion, PersonId(event.member))
            opinions = {key: paper for key, paper in sitting.opinions.items() if key != which}
            if isinstance(event, OpinionEntered):
                opinions[which] = _minutes(event)
            return replace(sitting, ballots={**sitting.ballots, which: Choice(event.choice)}, opinions=opinions)
        case MotionDecided():
            return replace(sitting, decided={**sitting.decided, motion: event})


def _with_papers(sitting: Sitting, event: PapersCast | PapersVoided | BoxOpened) -> Sitting:
    match event:
        case PapersCast():
            cast = {(MotionId(motion), PersonId(event.member)) for motion in event.motions}
            return replace(sitting, voted=sitting.voted | cast)
        case PapersVoided():
            return replace(sitting, voted=frozenset(one for one in sitting.voted if one[0] != event.motion))
        case BoxOpened():
            papers = {
                MotionId(motion): {code: Choice(choice) for code, choice in found.items()}
                for motion, found in event.papers.items()
            }
            return replace(sitting, papers=papers)


def _agenda(motions: Mapping[str, str]) -> dict[MotionId, CaseId]:
    return {MotionId(motion): CaseId(case) for motion, case in sorted(motions.items())}


def _minutes(event: MinutesFiled | OpinionEntered) -> Minutes:
    return Minutes(
        sha256=event.sha256,
        size=event.size,
        media_type=event.media_type,
        filename=event.filename,
        number=event.number,
    )


def _people(names: Iterable[str]) -> frozenset[PersonId]:
    return frozenset(PersonId(name) for name in names)
