"""Whom deadlines are about: the cases that still wait for them, of many deadlines and campaigns in few statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, tuple_

from services.store.cases import CASES, as_case
from services.store.database import locked
from services.store.deadlines import DEADLINES
from services.store.work import Work
from workflow.case import Case

Where = tuple[str, str]
"""A track and a state of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """What is asked: the cases in one of *states* that a deadline is about; with *case*, that one alone.

    With an *occurrence*, those that belong to it alone.
    """

    campaign: str
    deadline: str
    occurrence: str
    case: str
    states: tuple[Where, ...]


def owing(work: Work, asked: Sequence[Waited], *, for_change: bool = False) -> list[list[Case]]:
    """For each of *asked* its cases by id, whoever may see them: for the clock, which sees all.

    A case that has a longer deadline of its own stands under that one, and not under the campaign's.
    """
    alike: dict[tuple[str, str, tuple[Where, ...], bool], list[Waited]] = {}
    for one in asked:
        alike.setdefault((one.deadline, one.occurrence, one.states, bool(one.case)), []).append(one)
    found: dict[Waited, list[Case]] = {}
    for together in alike.values():
        found |= _owing_alike(work, together, for_change=for_change)
    return [found[one] for one in asked]


def waiting(work: Work, asked: Waited) -> list[Case]:
    """The cases in those states by id, under whichever deadline each of them stands."""
    return list(_waiting(work, [asked], for_change=False).get(asked.campaign, {}).values()) if asked.states else []


def _owing_alike(work: Work, asked: Sequence[Waited], *, for_change: bool) -> dict[Waited, list[Case]]:
    """The same for what differs in campaign and case alone."""
    if not asked[0].states:
        return {one: [] for one in asked}
    waiting = _waiting(work, asked, for_change=for_change)
    apart = _apart(work, asked)
    if not asked[0].case:
        return {
            one: [case for case in waiting.get(one.campaign, {}).values() if (one.campaign, case.id) not in apart]
            for one in asked
        }
    return {
        one: [case]
        if (case := waiting.get(one.campaign, {}).get(one.case)) and (one.campaign, one.case) in apart
        else []
        for one in asked
    }


def _waiting(work: Work, asked: Sequence[Waited], *, for_change: bool) -> Mapping[str, Mapping[str, Case]]:
    """By campaign and id, every case in those states."""
    first, campaigns = asked[0], sorted({one.campaign for one in asked})
    statement = (
        select(CASES)
        .where(CASES.c.campaign_id.in_(campaigns), tuple_(CASES.c.track, CASES.c.state).in_(first.states))
        .order_by(CASES.c.id)
    )
    if first.occurrence:
        statement = statement.where(CASES.c.occurrence == first.occurrence)
    if first.case:
        statement = statement.where(CASES.c.id.in_(sorted({one.case for one in asked})))
    if for_change:
        statement = locked(work.connection, statement)
    found: dict[str, dict[str, Case]] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.campaign_id, {})[row.id] = as_case(row)
    return found


def _apart(work: Work, asked: Sequence[Waited]) -> Collection[tuple[str, str]]:
    """The campaigns and cases that the deadline stands for by itself.

    Those are counted from their own day, or extended beyond the campaign's.
    """
    first, campaigns = asked[0], sorted({one.campaign for one in asked})
    statement = select(DEADLINES.c.campaign_id, DEADLINES.c.case_id, DEADLINES.c.last_day).where(
        DEADLINES.c.campaign_id.in_(campaigns),
        DEADLINES.c.name == first.deadline,
        DEADLINES.c.occurrence == first.occurrence,
        DEADLINES.c.ended.is_(False),
    )
    if first.case:
        statement = statement.where(DEADLINES.c.case_id.in_(["", *sorted({one.case for one in asked})]))
    rows = list(work.connection.execute(statement))
    general: dict[str, date] = {row.campaign_id: row.last_day for row in rows if not row.case_id}
    return {
        (row.campaign_id, row.case_id)
        for row in rows
        if row.case_id and row.last_day > general.get(row.campaign_id, date.min)
    }
