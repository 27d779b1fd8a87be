"""Deadlines pass: every rung that is due fires once, whatever happens to the machine.

Claim, effect, entries, notices and messages share one transaction. If the process dies before it commits, the rungs are
still due; if another process fires them first, the claim finds nothing. A batch is fired as a whole. When something in
it breaks, it is fired again in halves, down to the single deadline that is broken: that one becomes an incident and is
tried again later; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta

import structlog

from services.deadlines.ladders import tell
from services.deadlines.passing import begin, lapse
from services.store import incidents
from services.store import rungs as rows
from services.store.database import came_between
from services.store.rungs import DueRung
from services.store.work import Work
from services.troubles import reason_of
from workflow.arming import BEGINS
from workflow.retelling import LAPSE

log = structlog.get_logger(__name__)

OpenWork = Callable[[], AbstractContextManager[Work]]
Rungs = tuple[DueRung, ...]
"""What is due of one deadline and fires together, oldest first: its beginning, its passing, or its ladder."""
Firing = Callable[[Work, Sequence[Rungs]], int]

BATCH = 250
SHORT_BATCH = 10
"""How many rungs a batch has where everybody else waits for it, as on SQLite."""
LADDER = "ladder"
BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def sweep(open_work: OpenWork, batch: int = BATCH) -> int:
    """Fire everything that is due, in bounded batches that let officers through. Returns how many rungs were settled."""
    settled = 0
    while True:
        with open_work() as work:
            due = rows.due(work, work.act.business_at, work.act.recorded_at, batch)
            if not due:
                return settled
            settled += sum(_fire(work, firing, together) for firing, together in _steps(due))
            work.commit()


def _steps(due: Sequence[DueRung]) -> Iterator[tuple[Firing, list[Rungs]]]:
    """What begins comes first, then what passes, one deadline of a campaign after another; then what is told, all at once."""
    beginnings, passings, ladders = list[Rungs](), dict[tuple[str, ...], list[Rungs]](), dict[tuple[str, ...], Rungs]()
    for rung in sorted(due, key=lambda one: (one.fire_at, one.campaign, one.deadline, one.occurrence, one.case)):
        deadline = (rung.campaign, rung.deadline, rung.occurrence)
        if rung.name == BEGINS:
            beginnings.append((rung,))
        elif rung.name == LAPSE:
            passings.setdefault(deadline, []).append((rung,))
        else:
            ladder = (*deadline, rung.case)
            ladders[ladder] = (*ladders.get(ladder, ()), rung)
    if beginnings:
        yield begin, beginnings
    for together in passings.values():
        yield lapse, together
    if ladders:
        yield tell, [ladders[which] for which in sorted(ladders)]


def _fire(work: Work, firing: Firing, together: Sequence[Rungs]) -> int:
    """Fire *together* as a whole or, where that breaks, in halves."""
    try:
        with work.attempt():
            settled = firing(work, together)
    except Exception as error:
        if work.connection.invalidated or came_between(error):
            raise
        if len(together) == 1:
            _put_off(work, together[0], error)
            return 0
        half = len(together) // 2
        return _fire(work, firing, together[:half]) + _fire(work, firing, together[half:])
    for rungs in together:
        if any(rung.attempts for rung in rungs):
            incidents.resolve(work, kind="rung", subject=_subject(rungs))
    return settled


def _put_off(work: Work, rungs: Rungs, error: Exception) -> None:
    subject = _subject(rungs)
    log.warning("rung_failed", subject=subject, error=reason_of(error))
    incidents.report(work, rungs[0].organisation, kind="rung", subject=subject, reason=reason_of(error))
    wait = BACKOFF[min(rungs[0].attempts, len(BACKOFF) - 1)]
    rows.put_off(work, [rung.id for rung in rungs], work.act.recorded_at + wait)


def _subject(rungs: Rungs) -> str:
    first = rungs[0]
    which = first.name if first.name in (BEGINS, LAPSE) else LADDER
    return f"{first.campaign}:{first.deadline}:{first.occurrence}:{first.case}:{which}"
