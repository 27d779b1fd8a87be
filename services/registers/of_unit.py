"""The registers of one unit, as the unit itself sees them: to be handed to it, whoever has them made."""

from __future__ import annotations

from dataclasses import replace

from services.access import Actor, scope_of
from services.registers.asked import Asked, asked, heading
from services.registers.awards import awards
from services.registers.nominations import nominations
from services.registers.registrations import registrations
from services.registers.sheets import Book
from services.store import people
from services.store.people import Unit
from services.store.work import Work, new_id
from services.words.alphabet import alphabetical
from workflow.errors import NotFound


def units_of(work: Work, who: Actor, campaign: str) -> list[Unit]:
    """The units that take part in *campaign* and that *who* may see, by name. Raises `NotFound`."""
    of = asked(work, who, campaign, "vi")
    taking_part = {str(unit) for unit in of.campaign.units}
    found = [one for one in people.units(work, scope_of(who)) if one.id in taking_part]
    return sorted(found, key=lambda one: (alphabetical(one.name), one.id))


def of_unit(work: Work, who: Actor, campaign: str, unit: str, language: str) -> Book:
    """What that unit owes, whom it put forward and what it was given. Raises `NotFound` where *who* may not see it."""
    found = next((one for one in units_of(work, who, campaign) if one.id == unit), None)
    if found is None:
        raise NotFound("unit", unit)
    of: Asked = asked(work, _from_within(who, unit), campaign, language)
    return Book(
        filename=f"{found.name}.xlsx",
        heading=heading(of),
        sheets=(registrations(of), nominations(of), awards(of)),
    )


def _from_within(who: Actor, unit: str) -> Actor:
    """Somebody of that unit who holds no role and is nobody: sees its cases, and no more of anybody's own."""
    return Actor(person=replace(who.person, id=new_id(), unit=unit), appointments=())
