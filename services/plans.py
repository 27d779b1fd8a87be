"""Plans to be read: the shipped ones, and every version the organisation's campaigns run on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from definitions import Loaded, load_text, shipped_plans
from definitions.calendar import seed_days_off
from definitions.law import LawBooks
from definitions.nodes import MapNode
from definitions.problem import Problem
from services.access import Actor, scope_of
from services.registry import loaded_version
from services.store import campaigns, definitions
from services.store.campaigns import ListedCampaign
from services.store.work import Work
from workflow.definition import Deadline, Definition
from workflow.definition.duties import Occurrence
from workflow.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a plan that may be read: its text and meaning, and where it is at work.

    The shipped version answers to the plan's own id, any other to its hash.
    """

    definition: Definition
    root: MapNode
    loaded: Loaded
    shipped: bool
    campaigns: tuple[ListedCampaign, ...]

    @property
    def id(self) -> str:
        return self.definition.id if self.shipped else self.definition.sha256

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.loaded.problems


def versions(work: Work, who: Actor) -> list[Version]:
    """Every shipped plan, then the versions the organisation has published that are not shipped (any more)."""
    scope = scope_of(who)
    at_work = campaigns.listing(work, scope)
    shipped = shipped_versions(work.installation.law)
    own = [one.sha256 for one in definitions.listing(work, scope) if one.sha256 not in shipped]
    found = [_version(loaded, at_work, shipped=True) for loaded in shipped.values()]
    return [*found, *(_version(loaded_version(work, sha256), at_work, shipped=False) for sha256 in own)]


def version(work: Work, who: Actor, name: str) -> Version:
    """The version called *name*: the id of a shipped plan, or a hash. Raises `NotFound`."""
    scope = scope_of(who)
    shipped = shipped_versions(work.installation.law)
    known = next((one for sha256, one in shipped.items() if name in (sha256, _id(one))), None)
    if known is None and name not in {one.sha256 for one in definitions.listing(work, scope)}:
        raise NotFound("plan", name)
    found = known or loaded_version(work, name)
    return _version(found, campaigns.listing(work, scope), shipped=known is not None)


@cache
def shipped_versions(law: LawBooks) -> dict[str, Loaded]:
    """The shipped plans that hold under *law*, by their hash; they change only with the program and its law."""
    loaded = (load_text(path.read_bytes(), path.name, law) for path in shipped_plans())
    return {one.definition.sha256: one for one in loaded if one.definition is not None}


def falls_due(definition: Definition, deadline: Deadline) -> tuple[Occurrence, ...]:
    """Each time *deadline* falls due in the plan's own year and under its own answers, as far as that can be told now."""
    by = definition.reckoning(definition.year, definition.own_answers, {}, seed_days_off(definition.year))
    try:
        return tuple(deadline.occurrences(by, definition.rounds_by(by)))
    except (ValueError, KeyError):
        return ()


def _version(loaded: Loaded, at_work: Iterable[ListedCampaign], *, shipped: bool) -> Version:
    definition, root = loaded.definition, loaded.root
    if definition is None or root is None:
        raise NotFound("plan", "")
    own = tuple(one for one in at_work if one.sha256 == definition.sha256)
    return Version(definition=definition, root=root, loaded=loaded, shipped=shipped, campaigns=own)


def _id(loaded: Loaded) -> str:
    return loaded.definition.id if loaded.definition else ""
