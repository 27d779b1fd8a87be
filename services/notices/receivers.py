"""Who is told, and of which cases: the holders of the roles that are named, each once.

Where nobody holds a role, somebody near it is told; who is away is told through a substitute.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from services.receiving.absences import stand_in
from services.store import absences, people
from services.store.absences import Absence
from services.store.people import Appointment, Person
from services.store.work import Work
from workflow.case import Case
from workflow.definition import Definition, Scope
from workflow.ids import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A role that nobody holds: in one unit, or (without) in the whole organisation."""

    role: RoleId
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stead:
    """Somebody who is away, whose place another takes."""

    person: Person
    absence: Absence


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who is to be told, in which role; in whose stead, or for want of whom. `away`: only for when they are back."""

    appointment: Appointment
    person: Person
    stead: Stead | None = None
    vacancy: Vacancy | None = None
    away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person's share of what is told: in which role they are told it, of which cases, and why they.

    Who is told as a juror alone does not learn whose the cases are (`blind`).
    """

    person: Person
    organisation_wide: bool
    blind: bool = False
    cases: tuple[Case, ...] = ()
    steads: tuple[Stead, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Whom the named roles come to; `vacancies` had nobody, and of these `untold` could not be made good at all."""

    holders: tuple[Holder, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    untold: tuple[Vacancy, ...] = ()


class Reach:
    """Whom roles come to in many units at once, given out for some of these units in the order they were found."""

    def __init__(self, whole: Reached) -> None:
        self._holders: dict[str | None, list[tuple[int, Holder]]] = {}
        for place, holder in enumerate(whole.holders):
            self._holders.setdefault(holder.appointment.unit, []).append((place, holder))
        self._vacancies = _by_unit(whole.vacancies)
        self._untold = _by_unit(whole.untold)

    def over(self, units: Collection[str]) -> Reached:
        """Those who hold a role in one of *units*, or in the whole organisation."""
        concerned = (holder for unit in (None, *units) for holder in self._holders.get(unit, ()))
        return Reached(
            holders=tuple(holder for _, holder in sorted(concerned, key=itemgetter(0))),
            vacancies=tuple(one for unit in ("", *units) for one in self._vacancies.get(unit, ())),
            untold=tuple(one for unit in ("", *units) for one in self._untold.get(unit, ())),
        )


def _by_unit(vacancies: Iterable[Vacancy]) -> dict[str, list[Vacancy]]:
    found: dict[str, list[Vacancy]] = {}
    for vacancy in vacancies:
        found.setdefault(vacancy.unit, []).append(vacancy)
    return found


def reached(
    work: Work, definition: Definition, organisation: str, roles: Iterable[RoleId], units: Collection[str]
) -> Reached:
    """Who holds one of *roles* today, in one of *units* or at large.

    Where none of the named roles of a unit is held, whoever holds another role of the plan in it is told, and where
    there is nobody either, the standing office; so it is where none of the named roles of the organisation is held.
    """
    named = tuple(dict.fromkeys(roles))
    found = people.holders(work, organisation, named, units, work.act.today)
    empty = tuple(_vacant(definition, named, [one for one, _ in found], units))
    instead = _instead(work, definition, organisation, empty) if empty else {}
    holders = [Holder(appointment=one, person=person) for one, person in found]
    holders += [one for vacancy in empty for one in instead[vacancy]]
    return Reached(
        holders=tuple(_substituted(work, organisation, holders)),
        vacancies=empty,
        untold=tuple(vacancy for vacancy in empty if not instead[vacancy]),
    )


def shares(holders: Iterable[Holder], owing: Sequence[Case]) -> list[Told]:
    """For each person the cases they are told of: those of their unit, or all; nobody without a case."""
    of_unit: dict[str, list[Case]] = {}
    for case in owing:
        of_unit.setdefault(case.unit, []).append(case)
    found: dict[str, Told] = {}
    for holder in holders:
        unit = holder.appointment.unit
        mine = tuple(owing if unit is None else of_unit.get(unit, ()))
        if mine:
            found[holder.person.id] = _joined(found.get(holder.person.id), holder, mine)
    return list(found.values())


def everybody(holders: Iterable[Holder]) -> list[Told]:
    """Each person once, whatever they are told of."""
    found: dict[str, Told] = {}
    for holder in holders:
        found[holder.person.id] = _joined(found.get(holder.person.id), holder, ())
    return list(found.values())


def through_substitutes(work: Work, organisation: str, person: Person) -> list[Told]:
    """*person*, or whoever stands in for them today beside them: for what is written to somebody by name."""
    holder = Holder(appointment=Appointment(person=person.id, role="", unit=person.unit), person=person)
    return everybody(_substituted(work, organisation, [holder]))


def joined(before: Told, told: Told) -> Told:
    """*before* and *told*, of one person, as one: who is told for themself too is told as themself."""
    return replace(
        before,
        organisation_wide=before.organisation_wide or told.organisation_wide,
        blind=before.blind and told.blind,
        cases=tuple({case.id: case for case in (*before.cases, *told.cases)}.values()),
        steads=tuple({one.person.id: one for one in (*before.steads, *told.steads)}.values()),
        vacancies=tuple(dict.fromkeys((*before.vacancies, *told.vacancies))),
        away=before.away and told.away,
    )


def _joined(before: Told | None, holder: Holder, cases: tuple[Case, ...]) -> Told:
    """*before* with what *holder* adds."""
    told = Told(
        person=holder.person,
        organisation_wide=holder.appointment.unit is None,
        blind=not holder.appointment.opens,
        cases=cases,
        steads=(holder.stead,) if holder.stead else (),
        vacancies=(holder.vacancy,) if holder.vacancy else (),
        away=holder.away,
    )
    return joined(before, told) if before else told


def _vacant(
    definition: Definition, named: Sequence[RoleId], held: Sequence[Appointment], units: Collection[str]
) -> Iterable[Vacancy]:
    of_unit = [role for role in named if definition.roles[role].scope is Scope.UNIT]
    at_large = [role for role in named if definition.roles[role].scope is not Scope.UNIT]
    if at_large and not any(one.role in at_large for one in held):
        yield Vacancy(role=at_large[0])
    if of_unit:
        places = {one.unit for one in held if one.role in of_unit}
        if None not in places:
            yield from (Vacancy(role=of_unit[0], unit=unit) for unit in sorted(units) if unit not in places)


def _instead(
    work: Work, definition: Definition, organisation: str, empty: Sequence[Vacancy]
) -> dict[Vacancy, list[Holder]]:
    of_unit = [role for role, one in definition.roles.items() if one.scope is Scope.UNIT]
    standing = [definition.standing_office] if definition.standing_office else []
    units = [vacancy.unit for vacancy in empty if vacancy.unit]
    found = people.holders(work, organisation, [*of_unit, *standing], units, work.act.today)
    instead: dict[Vacancy, list[Holder]] = {}
    for vacancy in empty:
        near = [(one, person) for one, person in found if vacancy.unit and one.unit == vacancy.unit]
        office = [(replace(one, unit=vacancy.unit or None), person) for one, person in found if one.role in standing]
        instead[vacancy] = [Holder(appointment=one, person=person, vacancy=vacancy) for one, person in near or office]
    return instead


def _substituted(work: Work, organisation: str, holders: Sequence[Holder]) -> Iterable[Holder]:
    """*holders*, with the substitute of each who is away beside them; who has none is told as if they were here."""
    away = absences.away_on(work, organisation, work.act.today)
    ids = {absence.substitute for absence in away.values()}
    able = {name: person for name, person in people.by_id(work, ids).items() if person.active} if ids else {}
    for holder in holders:
        substitute = stand_in(holder.person.id, away, able) if holder.person.id in away else None
        if substitute is None:
            yield holder
            continue
        stead = Stead(person=holder.person, absence=away[holder.person.id])
        yield replace(holder, away=True)
        yield replace(holder, person=substitute, stead=stead)
