"""Who is asking, in which roles, and what they may see. Every listing goes through `scope_of`."""

from __future__ import annotations

from dataclasses import dataclass

from services.store import people
from services.store.people import Appointment, Person
from services.store.work import Scope, Work
from workflow.ids import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person with the roles they hold today, and on whose behalf they act (empty: their own)."""

    person: Person
    appointments: tuple[Appointment, ...]
    on_behalf_of: str = ""

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def organisation(self) -> str:
        return self.person.organisation

    @property
    def sees_everything(self) -> bool:
        """Whether a role opens the whole organisation; one that only sits on councils does not."""
        return any(appointment.unit is None and appointment.opens for appointment in self.appointments)

    def roles_in(self, unit: str) -> frozenset[RoleId]:
        """The roles held with respect to *unit*: those held in it, and those for the whole organisation."""
        return frozenset(RoleId(a.role) for a in self.appointments if a.unit in (None, unit))

    def roles_at_large(self) -> frozenset[RoleId]:
        """The roles held for the whole organisation."""
        return frozenset(RoleId(a.role) for a in self.appointments if a.unit is None)

    def all_roles(self) -> frozenset[RoleId]:
        return frozenset(RoleId(a.role) for a in self.appointments)


def actor(work: Work, person: str) -> Actor | None:
    """The actor that *person* is today; None for somebody who no longer acts here."""
    found = people.acting(work, person, work.act.today)
    return Actor(person=found[0], appointments=found[1]) if found else None


def scope_of(who: Actor, before: frozenset[str] = frozenset()) -> Scope:
    """What *who* may see: the one visibility rule. A unit's people see their unit; wider roles the organisation.

    *before* are cases that are before them as a member of a council.
    """
    units = None if who.sees_everything else frozenset({who.person.unit, *(a.unit for a in who.appointments if a.unit)})
    return Scope(organisation=who.organisation, units=units, person=who.id, before=before)
