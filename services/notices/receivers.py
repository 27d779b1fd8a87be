"""Who is told, and of which cases: the holders of the roles that are named, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from services.store.people import Appointment, Person
from workflow.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person's share of what is told: in which role they are told it, and of which cases."""

    person: Person
    organisation_wide: bool
    cases: tuple[Case, ...]


class Holders:
    """Holders of roles, found for many units at once, and given out unit by unit in the order they were found."""

    def __init__(self, found: Iterable[tuple[Appointment, Person]]) -> None:
        self._by_unit: dict[str | None, list[tuple[int, tuple[Appointment, Person]]]] = {}
        for place, holder in enumerate(found):
            self._by_unit.setdefault(holder[0].unit, []).append((place, holder))

    def over(self, units: Iterable[str]) -> list[tuple[Appointment, Person]]:
        """Those who hold a role in one of *units*, or in the whole organisation."""
        concerned = (holder for unit in (None, *units) for holder in self._by_unit.get(unit, ()))
        return [holder for _, holder in sorted(concerned, key=itemgetter(0))]


def shares(holders: Iterable[tuple[Appointment, Person]], owing: Sequence[Case]) -> list[Told]:
    shares: dict[str, Told] = {}
    for appointment, person in holders:
        mine = tuple(case for case in owing if appointment.unit in (None, case.unit))
        before = shares.get(person.id)
        if mine:
            shares[person.id] = Told(
                person=person,
                organisation_wide=appointment.unit is None or bool(before and before.organisation_wide),
                cases=tuple({case.id: case for case in (*(before.cases if before else ()), *mine)}.values()),
            )
    return list(shares.values())
