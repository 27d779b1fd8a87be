"""Who is told, and of which cases: the holders of the roles that are named, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.store.people import Appointment, Person
from workflow.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person's share of what is told: in which role they are told it, and of which cases."""

    person: Person
    organisation_wide: bool
    cases: tuple[Case, ...]


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
