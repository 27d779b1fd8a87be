"""Absences as rows: who is away when, and who stands in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from services.store.database import locked
from services.store.history import ENTRIES
from services.store.people import PEOPLE
from services.store.tables import AbsenceRow, table
from services.store.work import Scope, Work

ABSENCES = table(AbsenceRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Somebody is away, first and last day (in Việt Nam) included. `ended_at`: system time; None while it stands."""

    id: str
    organisation: str
    person: str
    substitute: str
    first_day: date
    last_day: date
    note: str
    recorded_by: str
    recorded_at: datetime
    ended_at: datetime | None

    @property
    def ended(self) -> bool:
        return self.ended_at is not None


def version_for_change(work: Work, person: str) -> int:
    """How many entries the stream of *person* has; nobody else changes it until the transaction ends."""
    mine = select(PEOPLE.c.id).where(PEOPLE.c.id == person)
    work.connection.execute(locked(work.connection, mine))
    last = select(func.max(ENTRIES.c.sequence)).where(ENTRIES.c.stream == f"person:{person}")
    return work.connection.execute(last).scalar_one() or 0


def insert_one(work: Work, absence: Absence) -> None:
    values = {
        "id": absence.id,
        "organisation_id": absence.organisation,
        "person_id": absence.person,
        "substitute_id": absence.substitute,
        "first_day": absence.first_day,
        "last_day": absence.last_day,
        "note": absence.note,
        "recorded_by": absence.recorded_by,
        "recorded_at": absence.recorded_at,
        "ended_by": "",
    }
    work.connection.execute(insert(ABSENCES).values(**values))


def end(work: Work, absence: str) -> None:
    statement = update(ABSENCES).where(ABSENCES.c.id == absence, ABSENCES.c.ended_at.is_(None))
    work.connection.execute(statement.values(ended_by=work.act.actor, ended_at=work.act.recorded_at))


def listing(work: Work, scope: Scope, *, through: date) -> list[Absence]:
    """Absences that last until *through* or later, first ones first: the organisation's, or those that concern oneself."""
    statement = select(ABSENCES).where(ABSENCES.c.organisation_id == scope.organisation, ABSENCES.c.last_day >= through)
    if scope.units is not None:
        mine = (ABSENCES.c.person_id == scope.person) | (ABSENCES.c.substitute_id == scope.person)
        statement = statement.where(mine)
    rows = work.connection.execute(statement.order_by(ABSENCES.c.first_day, ABSENCES.c.id))
    return [_absence(row) for row in rows]


def visible(work: Work, scope: Scope, absence: str) -> Absence | None:
    """The absence with that id, if it is one's own or one sees the whole organisation."""
    statement = select(ABSENCES).where(ABSENCES.c.id == absence, ABSENCES.c.organisation_id == scope.organisation)
    if scope.units is not None:
        statement = statement.where(ABSENCES.c.person_id == scope.person)
    row = work.connection.execute(statement).one_or_none()
    return _absence(row) if row else None


def standing(work: Work, person: str) -> list[Absence]:
    """The absences of *person* that were not ended."""
    statement = select(ABSENCES).where(ABSENCES.c.person_id == person, ABSENCES.c.ended_at.is_(None))
    return [_absence(row) for row in work.connection.execute(statement.order_by(ABSENCES.c.first_day))]


def away_on(work: Work, organisation: str, day: date) -> dict[str, Absence]:
    """Who of the organisation is away on that day, by person."""
    statement = select(ABSENCES).where(
        ABSENCES.c.organisation_id == organisation,
        ABSENCES.c.ended_at.is_(None),
        ABSENCES.c.first_day <= day,
        ABSENCES.c.last_day >= day,
    )
    return {row.person_id: _absence(row) for row in work.connection.execute(statement)}


def of_people(work: Work, people: Collection[str]) -> list[Absence]:
    """Every absence of those people, ended or not: for whoever compares them with the history."""
    statement = select(ABSENCES).where(ABSENCES.c.person_id.in_(list(people)))
    return [_absence(row) for row in work.connection.execute(statement)]


def all_people(work: Work, organisation: str | None) -> list[str]:
    """Everybody of whom there is an absence."""
    statement = select(ABSENCES.c.person_id).distinct()
    if organisation is not None:
        statement = statement.where(ABSENCES.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _absence(row: Row[Any]) -> Absence:
    return Absence(
        id=row.id,
        organisation=row.organisation_id,
        person=row.person_id,
        substitute=row.substitute_id,
        first_day=row.first_day,
        last_day=row.last_day,
        note=row.note,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        ended_at=row.ended_at,
    )
