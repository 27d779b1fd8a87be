"""What a stream tells of the rows that hang on a case, a campaign or a person: papers, ladders, absences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from workflow.arming import BEGINS
from workflow.campaign import Setting
from workflow.events import (
    AbsenceEnded,
    AbsenceRecorded,
    AnyEvent,
    CampaignClosed,
    CampaignResumed,
    CampaignSuspended,
    DeadlineArmed,
    DeadlineEnded,
    DeadlineExtended,
    DeadlineMoved,
    DeadlinePassed,
    DeadlineShifted,
    DocumentFiled,
    MessageAcknowledged,
    RungFired,
    RungGivenUp,
    RungSkipped,
)

LAPSE = "lapse"
Paper = tuple[str, str, int, str, str, str]
Step = tuple[datetime, bool]
Away = tuple[str, str, str, bool]


def papers(events: Iterable[AnyEvent]) -> dict[str, Paper]:
    """Each paper that was filed, by its id: kind, hash, size, media type, number, date."""
    return {
        e.document: (e.document_kind, e.sha256, e.size, e.media_type, e.number, e.dated)
        for e in events
        if isinstance(e, DocumentFiled)
    }


def ladders(events: Iterable[AnyEvent]) -> dict[tuple[str, str, str, str], Step]:
    """Each rung that stands now, by deadline, occurrence, case and name: its instant, and whether it is settled.

    The passing of the deadline is the rung `lapse`. Rungs of an earlier revision are history, and not here. When a
    campaign is closed, whatever of it was still to come is settled; while it is suspended, that is held as if it were.
    """
    told = _Told()
    for event in events:
        match event:
            case DeadlineArmed() | DeadlineExtended() | DeadlineMoved() | DeadlineShifted():
                told.stands(event)
            case RungFired() | RungSkipped() | RungGivenUp():
                told.settled.add((event.deadline, event.occurrence, event.case, event.revision, event.rung))
            case DeadlinePassed():
                told.settled.add((event.deadline, event.occurrence, event.case, event.revision, LAPSE))
            case DeadlineEnded():
                told.ended.add((event.deadline, event.occurrence, event.case))
            case CampaignSuspended() | CampaignClosed():
                told.still = True
            case CampaignResumed():
                told.still = False
            case _:
                pass
    return told.ladders()


@dataclass(slots=True)
class _Told:
    """The ladders as far as they have been told of: by deadline, occurrence and case the revision and its rungs."""

    standing: dict[tuple[str, str, str], tuple[int, dict[str, str]]] = field(default_factory=dict)
    settled: set[tuple[str, str, str, int, str]] = field(default_factory=set)
    ended: set[tuple[str, str, str]] = field(default_factory=set)
    still: bool = False

    def stands(self, event: Setting) -> None:
        """The deadline has new rungs; that its round is still to begin is not lost by it."""
        key = (event.deadline, event.occurrence, event.case)
        revision, earlier = self.standing.get(key, (0, {}))
        begins = {BEGINS: earlier[BEGINS]} if BEGINS in earlier and (*key, revision, BEGINS) not in self.settled else {}
        self.standing[key] = (event.revision, {**begins, **event.rungs, LAPSE: event.due_at})

    def ladders(self) -> dict[tuple[str, str, str, str], Step]:
        return {
            (*key, rung): (
                datetime.fromisoformat(instant),
                self.still or key in self.ended or (*key, revision, rung) in self.settled,
            )
            for key, (revision, rungs) in self.standing.items()
            for rung, instant in rungs.items()
        }


def absences(events: Iterable[AnyEvent]) -> dict[str, Away]:
    """Each absence of a person, by its id: the substitute, first and last day, and whether it was ended before."""
    told: dict[str, Away] = {}
    for event in events:
        match event:
            case AbsenceRecorded():
                told[event.absence] = (event.substitute, event.first_day, event.last_day, False)
            case AbsenceEnded() if event.absence in told:
                told[event.absence] = (*told[event.absence][:3], True)
            case _:
                pass
    return told


def acknowledged(events: Iterable[AnyEvent]) -> dict[str, bool]:
    """The messages that the person has said they read."""
    return {event.message: True for event in events if isinstance(event, MessageAcknowledged)}
