"""When cases came to their states, read from the history: what a register dates by, and what a report of old counts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from services.store.history import ENTRIES
from services.store.work import Work, instant_text
from workflow.events import CaseCancelled, CaseOpened, TransitionTaken
from workflow.events.sittings import SittingClosed
from workflow.ids import CANCELLED

KINDS = (CaseOpened.kind, TransitionTaken.kind, CaseCancelled.kind)
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """That a case came to *state* (business time); `received_on`: the day the paper that moved it had arrived."""

    state: str
    at: datetime
    received_on: date | None = None


def of_cases(work: Work, ids: Collection[str], before: datetime | None = None) -> dict[str, tuple[Passage, ...]]:
    """The states each of those cases came to, in order, its opening first; with *before*, earlier than that instant.

    A case that was not there yet has no entry.
    """
    found: dict[str, list[Passage]] = {}
    for some in _chunks(sorted(ids)):
        statement = select(ENTRIES.c.stream, ENTRIES.c.business_at, ENTRIES.c.kind, ENTRIES.c.event).where(
            ENTRIES.c.stream.in_([f"case:{name}" for name in some]), ENTRIES.c.kind.in_(KINDS)
        )
        if before is not None:
            statement = statement.where(ENTRIES.c.business_at < instant_text(before))
        for row in work.connection.execute(statement.order_by(ENTRIES.c.stream, ENTRIES.c.sequence)):
            case = row.stream.partition(":")[2]
            found.setdefault(case, []).append(_passage(row.kind, row.business_at, json.loads(row.event)))
    return {case: tuple(passages) for case, passages in found.items()}


def closed_on(work: Work, sittings: Collection[str]) -> dict[str, date]:
    """The day on which each of those sittings was closed; one that was not has no entry."""
    statement = select(ENTRIES.c.stream, ENTRIES.c.event).where(
        ENTRIES.c.stream.in_([f"sitting:{name}" for name in sorted(sittings)]), ENTRIES.c.kind == SittingClosed.kind
    )
    rows = work.connection.execute(statement)
    return {row.stream.partition(":")[2]: date.fromisoformat(json.loads(row.event)["closed_on"]) for row in rows}


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _passage(kind: str, at: str, event: dict[str, str]) -> Passage:
    if kind == CaseOpened.kind:
        state = event["state"]
    else:
        state = event["target"] if kind == TransitionTaken.kind else str(CANCELLED)
    received = event.get("received_on", "")
    return Passage(
        state=state,
        at=datetime.fromisoformat(at),
        received_on=date.fromisoformat(received) if received else None,
    )
