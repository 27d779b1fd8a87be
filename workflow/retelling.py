"""What a stream tells of the rows that hang on a case or a campaign: its papers, its ladders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workflow.events import (
    AnyEvent,
    DeadlineArmed,
    DeadlineExtended,
    DeadlinePassed,
    DocumentFiled,
    RungFired,
    RungSkipped,
)

LAPSE = "lapse"
Paper = tuple[str, str, int, str, str, str]
Step = tuple[datetime, bool]


def papers(events: Iterable[AnyEvent]) -> dict[str, Paper]:
    """Each paper that was filed, by its id: kind, hash, size, media type, number, date."""
    return {
        e.document: (e.document_kind, e.sha256, e.size, e.media_type, e.number, e.dated)
        for e in events
        if isinstance(e, DocumentFiled)
    }


def ladders(events: Iterable[AnyEvent]) -> dict[tuple[str, str, str], Step]:
    """Each rung that stands now, by deadline, case and name: its instant, and whether it is settled.

    The passing of the deadline is the rung `lapse`. Rungs of an earlier revision are history, and not here.
    """
    instants: dict[tuple[str, str], tuple[int, dict[str, str]]] = {}
    settled: set[tuple[str, str, int, str]] = set()
    for event in events:
        match event:
            case DeadlineArmed():
                instants[event.deadline, ""] = (event.revision, {**event.rungs, LAPSE: event.due_at})
            case DeadlineExtended():
                instants[event.deadline, event.case] = (event.revision, {**event.rungs, LAPSE: event.due_at})
            case RungFired() | RungSkipped():
                settled.add((event.deadline, event.case, event.revision, event.rung))
            case DeadlinePassed():
                settled.add((event.deadline, event.case, event.revision, LAPSE))
            case _:
                pass
    return {
        (deadline, case, rung): (datetime.fromisoformat(instant), (deadline, case, revision, rung) in settled)
        for (deadline, case), (revision, rungs) in instants.items()
        for rung, instant in rungs.items()
    }
