"""What a stream tells of the rows that hang on a case, a campaign or a person: papers, ladders, absences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workflow.events import (
    AbsenceEnded,
    AbsenceRecorded,
    AnyEvent,
    CampaignClosed,
    DeadlineArmed,
    DeadlineExtended,
    DeadlineMoved,
    DeadlinePassed,
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
    campaign is closed, whatever of it was still to come is settled.
    """
    instants: dict[tuple[str, str, str], tuple[int, dict[str, str]]] = {}
    settled: set[tuple[str, str, str, int, str]] = set()
    closed = False
    for event in events:
        match event:
            case DeadlineArmed() | DeadlineExtended() | DeadlineMoved():
                rungs = {**event.rungs, LAPSE: event.due_at}
                instants[event.deadline, event.occurrence, event.case] = (event.revision, rungs)
            case RungFired() | RungSkipped() | RungGivenUp():
                settled.add((event.deadline, event.occurrence, event.case, event.revision, event.rung))
            case CampaignClosed():
                closed = True
            case DeadlinePassed():
                settled.add((event.deadline, event.occurrence, event.case, event.revision, LAPSE))
            case _:
                pass
    return {
        (*key, rung): (datetime.fromisoformat(instant), closed or (*key, revision, rung) in settled)
        for key, (revision, rungs) in instants.items()
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
