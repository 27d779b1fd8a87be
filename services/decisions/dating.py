"""The first day that a decision can bear: none is signed before what it rests on happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from services.decisions.finding import Found
from services.store import award_register, passages, sittings
from services.store.work import Work
from workflow.councils.sitting import SittingState
from workflow.deadlines import local_date
from workflow.decisions.decision import Decision, Purpose


def earliest_of(work: Work, found: Found, decision: Decision) -> date | None:
    """The day the plan was issued, or the council sat on one of its cases; of a revocation that of what it takes back."""
    if decision.purpose is Purpose.REVOCATION:
        given = [line.earlier for line in decision.lines.values() if line.earlier]
        return max((one.dated for one in award_register.of_lines(work, given)), default=None)
    issued = found.definition.source.issued_on
    return max((*_sat_on(work, decision), *((issued,) if issued else ())), default=None)


def _sat_on(work: Work, decision: Decision) -> Iterator[date]:
    """The days of the sittings that voted on its cases: the day each was called for, or was closed on before that."""
    about = sittings.load(work, sittings.of_cases(work, [line.case for line in decision.lines.values()]))
    ended = {name: one for name, one in about.items() if one.state is SittingState.CLOSED}
    closed = passages.closed_on(work, ended)
    for name, sitting in ended.items():
        called = local_date(sitting.called_for)
        yield min(called, closed.get(name, called))
