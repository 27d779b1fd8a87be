"""The register of awards as rows: found by who was given what and when, page by page, newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, tuple_

from services.store.tables import AwardRow, PersonRow, UnitRow, table
from services.store.work import Scope, Work

AWARDS = table(AwardRow)
UNITS = table(UnitRow)
PEOPLE = table(PersonRow)
INDIVIDUAL = "individual"


class AwardState(StrEnum):
    """How far an award has come: signed (nobody outside may know yet), given (published), revoked."""

    SIGNED = "signed"
    GIVEN = "given"
    REVOKED = "revoked"


PUBLISHED = (AwardState.GIVEN.value, AwardState.REVOKED.value)
Place = tuple[int, date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAward:
    """One line of the register. `unit_name` is that of the unit it was given in, as it was called then.

    `decision` is empty for what a higher level gave; `number` and `dated` are then of its decision.
    """

    id: str
    campaign: str
    decision: str
    case: str
    award: str
    label: str
    level: str
    form: str
    holder: str
    unit: str
    unit_name: str
    person: str
    recipient: str
    year: int
    number: str
    dated: date
    amount: int
    state: AwardState

    @property
    def from_above(self) -> bool:
        """Whether a higher level gave it, and pays what goes with it."""
        return not self.decision

    @property
    def place(self) -> Place:
        """Where it stands in the order of the register."""
        return (self.year, self.dated, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; a part that is None leaves all. `units` are ids, the years those of the campaigns."""

    person: str | None = None
    units: Collection[str] | None = None
    form: str | None = None
    from_year: int | None = None
    through_year: int | None = None
    campaign: str | None = None


def listing(
    work: Work, scope: Scope, wanted: Wanted, *, published: bool, after: Place | None = None, limit: int
) -> list[ListedAward]:
    """The awards within *scope*, newest first, after that place; with *published* none that is merely signed."""
    statement = _all().where(_within(scope), *_filters(wanted))
    if published:
        statement = statement.where(AWARDS.c.state.in_(PUBLISHED))
    if after:
        statement = statement.where(tuple_(AWARDS.c.year, AWARDS.c.dated, AWARDS.c.id) < tuple_(*after))
    ordered = statement.order_by(AWARDS.c.year.desc(), AWARDS.c.dated.desc(), AWARDS.c.id.desc()).limit(limit)
    return [_listed(row) for row in work.connection.execute(ordered)]


def of_campaign(work: Work, scope: Scope, campaign: str, *, through: date | None = None) -> list[ListedAward]:
    """The awards of *campaign* within *scope* by decision, those dated *through* a day alone where one is given.

    Who sees the whole organisation sees what is signed and revoked too; others what is published and stands.
    """
    statement = _all().where(_within(scope), AWARDS.c.campaign_id == campaign)
    if scope.units is not None:
        statement = statement.where(AWARDS.c.state == AwardState.GIVEN.value)
    if through is not None:
        statement = statement.where(AWARDS.c.dated <= through)
    rows = work.connection.execute(statement.order_by(AWARDS.c.dated, AWARDS.c.number, AWARDS.c.id))
    return [_listed(row) for row in rows]


def of_lines(work: Work, lines: Collection[str]) -> list[ListedAward]:
    """The lines of the register with those ids, of decisions that were signed here."""
    signed = _all().where(AWARDS.c.id.in_(sorted(lines)), AWARDS.c.decision_id.is_not(None))
    rows = work.connection.execute(signed.order_by(AWARDS.c.id))
    return [_listed(row) for row in rows]


def of_person(work: Work, organisation: str, person: str, *, published: bool) -> list[ListedAward]:
    """What that person was given in the organisation, in whichever unit, newest first."""
    return _of(work, organisation, AWARDS.c.person_id == person, published=published)


def of_units(work: Work, organisation: str, units: Collection[str], *, published: bool) -> list[ListedAward]:
    """What those units were given as collectives, newest first; not what their people were given."""
    own = and_(AWARDS.c.unit_id.in_(sorted(units)), AWARDS.c.person_id == "", AWARDS.c.holder != INDIVIDUAL)
    return _of(work, organisation, own, published=published)


def _of(work: Work, organisation: str, whose: ColumnElement[bool], *, published: bool) -> list[ListedAward]:
    statement = _all().where(AWARDS.c.organisation_id == organisation, whose)
    if published:
        statement = statement.where(AWARDS.c.state.in_(PUBLISHED))
    ordered = statement.order_by(AWARDS.c.year.desc(), AWARDS.c.dated.desc(), AWARDS.c.id.desc())
    return [_listed(row) for row in work.connection.execute(ordered)]


def _all() -> Select[Any]:
    called = func.coalesce(func.nullif(AWARDS.c.recipient, ""), PEOPLE.c.name, UNITS.c.name)
    return (
        select(AWARDS, UNITS.c.name.label("unit_name"), called.label("called"))
        .join(UNITS, UNITS.c.id == AWARDS.c.unit_id)
        .outerjoin(PEOPLE, PEOPLE.c.id == AWARDS.c.person_id)
    )


def _within(scope: Scope) -> ColumnElement[bool]:
    """The organisation's; of a unit's people those of their units, of whoever works there now, and their own."""
    own = AWARDS.c.organisation_id == scope.organisation
    if scope.units is None:
        return own
    staff = select(PEOPLE.c.id).where(
        PEOPLE.c.organisation_id == scope.organisation, PEOPLE.c.unit_id.in_(sorted(scope.units))
    )
    theirs = or_(
        AWARDS.c.unit_id.in_(sorted(scope.units)), AWARDS.c.person_id.in_(staff), AWARDS.c.person_id == scope.person
    )
    return and_(own, theirs)


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (AWARDS.c.person_id, wanted.person),
        (AWARDS.c.form, wanted.form),
        (AWARDS.c.campaign_id, wanted.campaign),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.units is not None:
        found.append(AWARDS.c.unit_id.in_(sorted(wanted.units)))
    if wanted.from_year is not None:
        found.append(AWARDS.c.year >= wanted.from_year)
    if wanted.through_year is not None:
        found.append(AWARDS.c.year <= wanted.through_year)
    return found


def _listed(row: Row[Any]) -> ListedAward:
    return ListedAward(
        id=row.id,
        campaign=row.campaign_id,
        decision=row.decision_id or "",
        case=row.case_id,
        award=row.award,
        label=row.label,
        level=row.level,
        form=row.form,
        holder=row.holder,
        unit=row.unit_id,
        unit_name=row.unit_name,
        person=row.person_id,
        recipient=row.called,
        year=row.year,
        number=row.number,
        dated=row.dated,
        amount=row.amount,
        state=AwardState(row.state),
    )
