"""Units, people and the roles they hold, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Date, Row, Table, and_, bindparam, insert, or_, select, update

from services.store.tables import AppointmentRow, OrganisationRow, PersonRow, UnitRow, table
from services.store.work import Scope, Work

ORGANISATIONS = table(OrganisationRow)
UNITS = table(UnitRow)
PEOPLE = table(PersonRow)
APPOINTMENTS = table(AppointmentRow)


def _valid(dated: Table, on: date | BindParameter[date]) -> ColumnElement[bool]:
    through = dated.c.valid_through
    return and_(dated.c.valid_from <= on, or_(through.is_(None), through >= on))


ACTING = (
    select(PEOPLE, APPOINTMENTS.c.role, APPOINTMENTS.c.unit_id.label("held_in"), APPOINTMENTS.c.opens)
    .outerjoin(
        APPOINTMENTS,
        and_(APPOINTMENTS.c.person_id == PEOPLE.c.id, _valid(APPOINTMENTS, bindparam("on", type_=Date()))),
    )
    .where(PEOPLE.c.id == bindparam("person"), PEOPLE.c.active)
    .order_by(APPOINTMENTS.c.role, APPOINTMENTS.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    id: str
    organisation: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    organisation: str
    unit: str
    name: str
    email: str
    login: str
    title: str
    language: str
    password_hash: str
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A role held now: in one unit, or (unit is None) in the whole organisation.

    One that does not `opens` (a juror's) says who is addressed, and opens nothing to them.
    """

    person: str
    role: str
    unit: str | None
    opens: bool = True


def insert_rows(work: Work, rows: Iterable[OrganisationRow | UnitRow | PersonRow | AppointmentRow]) -> None:
    """Write registry rows as they are, each kind in one statement."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_table.setdefault(str(row.__tablename__), []).append(row.model_dump())
    for kind in (OrganisationRow, UnitRow, PersonRow, AppointmentRow):
        if found := by_table.get(str(kind.__tablename__)):
            work.connection.execute(insert(table(kind)), found)


def organisation_name(work: Work, organisation: str) -> str:
    statement = select(ORGANISATIONS.c.name).where(ORGANISATIONS.c.id == organisation)
    name: str = work.connection.execute(statement).scalar_one()
    return name


def units(work: Work, scope: Scope) -> list[Unit]:
    """The units within *scope*, by name."""
    statement = select(UNITS).where(UNITS.c.organisation_id == scope.organisation).order_by(UNITS.c.name)
    if scope.units is not None:
        statement = statement.where(UNITS.c.id.in_(sorted(scope.units)))
    return [_unit(row) for row in work.connection.execute(statement)]


def units_of_kinds(work: Work, organisation: str, kinds: Collection[str], on: date) -> list[Unit]:
    """The organisation's units of those kinds that exist on that day."""
    statement = (
        select(UNITS)
        .where(UNITS.c.organisation_id == organisation, UNITS.c.kind.in_(list(kinds)), _valid(UNITS, on))
        .order_by(UNITS.c.name)
    )
    return [_unit(row) for row in work.connection.execute(statement)]


def phone_of(work: Work, person: str) -> str:
    """The telephone number as it was written down; empty when there is none."""
    found = work.connection.execute(select(PEOPLE.c.phone).where(PEOPLE.c.id == person)).scalar_one_or_none()
    return str(found or "")


def unit_names(work: Work, ids: Collection[str]) -> dict[str, str]:
    """The name of each of those units."""
    statement = select(UNITS.c.id, UNITS.c.name).where(UNITS.c.id.in_(list(ids)))
    return {row.id: row.name for row in work.connection.execute(statement)}


def people_of(work: Work, organisation: str, unit_ids: Collection[str]) -> list[Person]:
    """The active people of those units, by name."""
    statement = (
        select(PEOPLE)
        .where(PEOPLE.c.organisation_id == organisation, PEOPLE.c.unit_id.in_(list(unit_ids)), PEOPLE.c.active)
        .order_by(PEOPLE.c.name, PEOPLE.c.id)
    )
    return [_person(row) for row in work.connection.execute(statement)]


def everyone(work: Work, scope: Scope) -> list[Person]:
    """The active people within *scope*."""
    return people_of(work, scope.organisation, [unit.id for unit in units(work, scope)])


def by_id(work: Work, ids: Collection[str]) -> dict[str, Person]:
    """The people with those ids, active or not."""
    statement = select(PEOPLE).where(PEOPLE.c.id.in_(list(ids)))
    return {row.id: _person(row) for row in work.connection.execute(statement)}


def acting(work: Work, person: str, on: date) -> tuple[Person, tuple[Appointment, ...]] | None:
    """The person with that id, if they still act here, and the roles they hold on that day."""
    rows = list(work.connection.execute(ACTING, {"person": person, "on": on}))
    if not rows:
        return None
    held = [
        Appointment(person=row.id, role=row.role, unit=row.held_in, opens=row.opens)
        for row in rows
        if row.role is not None
    ]
    return _person(rows[0]), tuple(held)


def by_login(work: Work, login: str) -> Person | None:
    """The active person who signs in under that name."""
    statement = select(PEOPLE).where(PEOPLE.c.login == login, PEOPLE.c.active)
    row = work.connection.execute(statement).one_or_none()
    return _person(row) if row else None


def set_password(work: Work, person: str, password_hash: str) -> None:
    work.connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(password_hash=password_hash))


def holders(
    work: Work, organisation: str, roles: Collection[str], unit_ids: Collection[str], on: date
) -> list[tuple[Appointment, Person]]:
    """Who holds one of *roles* on that day, in one of the units or in the whole organisation."""
    statement = (
        select(PEOPLE, APPOINTMENTS.c.role, APPOINTMENTS.c.unit_id.label("held_in"), APPOINTMENTS.c.opens)
        .join(APPOINTMENTS, APPOINTMENTS.c.person_id == PEOPLE.c.id)
        .where(
            APPOINTMENTS.c.organisation_id == organisation,
            APPOINTMENTS.c.role.in_(list(roles)),
            or_(APPOINTMENTS.c.unit_id.is_(None), APPOINTMENTS.c.unit_id.in_(list(unit_ids))),
            _valid(APPOINTMENTS, on),
            PEOPLE.c.active,
        )
        .order_by(PEOPLE.c.id, APPOINTMENTS.c.id)
    )
    return [
        (Appointment(person=row.id, role=row.role, unit=row.held_in, opens=row.opens), _person(row))
        for row in work.connection.execute(statement)
    ]


def _unit(row: Row[Any]) -> Unit:
    return Unit(id=row.id, organisation=row.organisation_id, name=row.name, kind=row.kind)


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        organisation=row.organisation_id,
        unit=row.unit_id,
        name=row.name,
        email=row.email,
        login=row.login,
        title=row.title,
        language=row.language,
        password_hash=row.password_hash,
        active=row.active,
    )
