"""The days an organisation has set in its working calendar, and what falls due on which day of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select

from services.store.database import locked
from services.store.tables import CalendarDayRow, DeadlineRow, OrganisationRow, table
from services.store.work import Scope, Work
from workflow.working_calendar import CalendarDay, DayKind

DAYS = table(CalendarDayRow)
DEADLINES = table(DeadlineRow)
ORGANISATIONS = table(OrganisationRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class FallingDue:
    """A deadline's last day; of one that is counted case by case, for how many `cases`."""

    campaign: str
    deadline: str
    occurrence: str
    day: date
    cases: int


def days(work: Work, organisation: str) -> Mapping[date, CalendarDay]:
    """Every day the organisation has set, in order; read once a transaction."""
    if organisation not in work.calendars:
        statement = select(DAYS).where(DAYS.c.organisation_id == organisation).order_by(DAYS.c.day)
        work.calendars[organisation] = {
            row.day: CalendarDay(day=row.day, kind=DayKind(row.kind), name=row.name, source=row.source)
            for row in work.connection.execute(statement)
        }
    return work.calendars[organisation]


def lock(work: Work, organisation: str) -> None:
    """Hold the organisation's calendar for the rest of the transaction, so that nobody else changes it meanwhile."""
    statement = select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.id == organisation)
    work.connection.execute(locked(work.connection, statement)).one()


def put(work: Work, organisation: str, changed: Sequence[CalendarDay]) -> None:
    """Write *changed* over whatever was set for those days."""
    work.calendars.pop(organisation, None)
    if not changed:
        return
    whose = DAYS.c.organisation_id == organisation
    work.connection.execute(delete(DAYS).where(whose, DAYS.c.day.in_([one.day for one in changed])))
    rows = [
        {
            "organisation_id": organisation,
            "day": one.day,
            "kind": one.kind.value,
            "name": one.name,
            "source": one.source,
            "changed_at": work.act.business_at,
            "changed_by": work.act.actor,
        }
        for one in changed
    ]
    work.connection.execute(insert(DAYS), rows)


def organisations(work: Work, organisation: str | None) -> list[str]:
    """The organisations that have set days of their own, or (given one) that one if it has: for the auditor's proof."""
    statement = select(DAYS.c.organisation_id).distinct().order_by(DAYS.c.organisation_id)
    if organisation is not None:
        statement = statement.where(DAYS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def falling_due(work: Work, scope: Scope, first: date, last: date) -> list[FallingDue]:
    """What falls due from *first* to *last* in the scope's organisation; for single cases only for who sees everything."""
    of_cases = func.count().filter(DEADLINES.c.case_id != "")
    named = (DEADLINES.c.campaign_id, DEADLINES.c.name, DEADLINES.c.occurrence, DEADLINES.c.last_day)
    statement = (
        select(*named, of_cases.label("cases"))
        .where(DEADLINES.c.organisation_id == scope.organisation, DEADLINES.c.last_day.between(first, last))
        .group_by(*named)
        .order_by(DEADLINES.c.last_day, DEADLINES.c.campaign_id, DEADLINES.c.name, DEADLINES.c.occurrence)
    )
    if scope.units is not None:
        statement = statement.where(DEADLINES.c.case_id == "")
    return [
        FallingDue(
            campaign=row.campaign_id, deadline=row.name, occurrence=row.occurrence, day=row.last_day, cases=row.cases
        )
        for row in work.connection.execute(statement)
    ]
