"""The register of awards as somebody may see it, and what a person or a unit was given before."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

from services.access import Actor, scope_of
from services.imports.matching import folded
from services.store import award_register as rows
from services.store.award_register import ListedAward, Place, Wanted
from services.store.successions import lineage
from services.store.work import Scope, Work
from workflow.case import Case
from workflow.definition import Subject, Track

READ_AT_ONCE = 500
FIRST_YEAR, LAST_YEAR = 1945, 2099
YEAR = re.compile("[0-9]{4}")


def listing(
    work: Work,
    who: Actor,
    wanted: Wanted,
    *,
    unit: str | None = None,
    name: str = "",
    after: Place | None = None,
    limit: int,
) -> list[ListedAward]:
    """The awards that *who* may see, newest first: of *unit* under all the names it has had, of whoever is called *name*.

    Names are compared without accents, case and double spaces. What is signed and not yet published is shown to the
    whole organisation's roles alone.
    """
    if unit is not None:
        wanted = replace(wanted, units=lineage(work, who.organisation, [unit])[unit])
    sought, scope = folded(name), scope_through_time(work, who)
    shown: list[ListedAward] = []
    while len(shown) < limit:
        page = READ_AT_ONCE if sought else limit
        found = rows.listing(work, scope, wanted, published=not who.sees_everything, after=after, limit=page)
        shown += [one for one in found if _is_called(one, sought)]
        if len(found) < page:
            break
        after = found[-1].place
    return shown[:limit]


def given_before(work: Work, who: Actor, track: Track, case: Case) -> list[ListedAward]:
    """What the person or unit that *case* is about was given by other cases, newest first; of a unit its lineage too.

    Whoever may read the case may read that: a person keeps their history when they come from another unit.
    """
    published = not who.sees_everything
    found: list[ListedAward] = []
    if case.person:
        found = rows.of_person(work, who.organisation, case.person, published=published)
    elif track.subject is Subject.UNIT:
        units = lineage(work, who.organisation, [case.unit])[case.unit]
        found = rows.of_units(work, who.organisation, units, published=published)
    return [one for one in found if one.case != case.id]


def scope_through_time(work: Work, who: Actor) -> Scope:
    """What *who* may see of what was given: their units under all the names they have had, or the organisation."""
    scope = scope_of(who)
    if scope.units is None:
        return scope
    return replace(scope, units=frozenset[str]().union(*lineage(work, who.organisation, scope.units).values()))


def cursor(one: ListedAward) -> str:
    """Where the page that ends with *one* is continued."""
    year, dated, identity = one.place
    return f"{year}:{dated.isoformat()}:{identity}"


def place_of(text: str) -> Place | None:
    """The place that a cursor names; None for one of another list."""
    year, _, rest = text.partition(":")
    dated, _, identity = rest.partition(":")
    if YEAR.fullmatch(year):
        with suppress(ValueError):
            return (int(year), date.fromisoformat(dated), identity)
    return None


def _is_called(one: ListedAward, sought: str) -> bool:
    return not sought or sought in folded(one.recipient) or sought in folded(one.unit_name)
