"""What the pages of councils read: a council of a campaign with who sits on it, its sittings, and what waits for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from services import councils
from services.access import Actor, scope_of
from services.cases import event_of
from services.councils import Found
from services.pages.reading import Happened
from services.registry import definition_of
from services.store import campaigns, history, people
from services.store import councils as council_rows
from services.store.cases import Listed
from services.store.people import Person
from services.store.sittings import ListedSitting
from services.store.work import Work
from workflow.campaign import CampaignState
from workflow.councils.composition import Composition, Council
from workflow.councils.sitting import SittingState
from workflow.definition import Definition
from workflow.errors import NotFound

TO_COME = (SittingState.CALLED, SittingState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who sits on a council, or may: their name and their unit's."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRead:
    """A council of a campaign as its page shows it; `waiting` is empty for those who do not convene it."""

    found: Found
    council: Council | None
    happened: tuple[Happened, ...]
    today: date
    sittings: tuple[ListedSitting, ...]
    waiting: tuple[Listed, ...]
    members: Mapping[str, Member]
    names: Mapping[str, str]
    may_compose: bool
    may_convene: bool

    @property
    def standing(self) -> Composition | None:
        """Who sits on it today."""
        return self.council.composition_on(self.today) if self.council else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingsRead:
    """The sittings somebody may know of, latest first, with the plan of each one's campaign."""

    sittings: tuple[ListedSitting, ...]
    definitions: Mapping[str, Definition]


def read_council(work: Work, who: Actor, campaign: str, council: str) -> CouncilRead:
    """One council's matter. Raises `NotFound` for one that *who* may not know of."""
    made = councils.composed(work, who, campaign, council)
    found = councils.rule_of(work, who, campaign, council)
    roles = who.roles_at_large()
    convenes = bool(roles & set(found.rule.convened_by))
    running = found.campaign.state is CampaignState.LAUNCHED
    kept = list(history.stream(work, f"council:{made.id}")) if made else []
    seated = {person for one in made.compositions for person in one.seats} if made else set()
    known = people.by_id(work, seated | {one.entry.actor for one in kept})
    return CouncilRead(
        found=found,
        council=made,
        happened=tuple(Happened(entry=one.entry, event=event_of(one)) for one in kept),
        today=work.act.today,
        sittings=tuple(one for one in councils.listing(work, who, campaign=campaign) if one.council == found.rule.id),
        waiting=tuple(councils.waiting(work, who, found)) if convenes and running else (),
        members=members(work, known.values()),
        names={person.id: person.name for person in known.values()},
        may_compose=bool(roles & set(found.rule.composed_by)),
        may_convene=convenes,
    )


def read_councils(work: Work, who: Actor, campaign: str | None = None) -> list[CouncilRead]:
    """Every council that *who* may know of, campaign by campaign."""
    mine = council_rows.seated(work, who.id, work.act.today)
    found = []
    for one in campaigns.listing(work, scope_of(who)):
        if campaign in (None, one.id):
            names = definition_of(work, one.sha256).councils
            seen = [name for name in names if who.sees_everything or (one.id, name) in mine]
            found += [read_council(work, who, one.id, name) for name in seen]
    return found


def read_sittings(work: Work, who: Actor, campaign: str | None = None) -> SittingsRead:
    """The sittings that *who* may know of, over all campaigns or of one."""
    listed = councils.listing(work, who, campaign=campaign)
    return SittingsRead(sittings=tuple(listed), definitions=_definitions(work, {one.campaign for one in listed}))


def upcoming(work: Work, who: Actor) -> SittingsRead:
    """The sittings that are to come or open, of councils that *who* sits on or convenes; the next one first."""
    mine = council_rows.seated(work, who.id, work.act.today)
    listed = [one for one in councils.listing(work, who) if one.state in TO_COME]
    definitions = _definitions(work, {one.campaign for one in listed})
    roles = who.roles_at_large()
    concern = [
        one
        for one in reversed(listed)
        if (one.campaign, one.council) in mine
        or roles & set(definitions[one.campaign].councils[one.council].convened_by)
    ]
    return SittingsRead(sittings=tuple(concern), definitions=definitions)


def members(work: Work, found: Collection[Person]) -> dict[str, Member]:
    """Those people by id, each with the name of their unit."""
    units = people.unit_names(work, {one.unit for one in found})
    return {one.id: Member(id=one.id, name=one.name, unit=units.get(one.unit, "")) for one in found}


def council_of(work: Work, who: Actor, council: str) -> Council:
    """The council with that id. Raises `NotFound` for one that *who* may not know of."""
    found = council_rows.load_all(work, [council]).get(council)
    if found is None:
        raise NotFound("council", council)
    councils.composed(work, who, found.campaign, found.rule)
    return found


def _definitions(work: Work, ids: Collection[str]) -> dict[str, Definition]:
    loaded = {name: campaigns.load(work, name) for name in ids}
    return {name: definition_of(work, one.sha256) for name, one in loaded.items() if one}
