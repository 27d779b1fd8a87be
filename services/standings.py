"""How the quotas of a campaign stand: places, base, who is in the running."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product

from services.calendar import days_off
from services.registry import definition_of
from services.store import campaigns, census, people
from services.store.work import Work
from workflow.arming import reckoning_of
from workflow.campaign import Campaign
from workflow.definition import Definition
from workflow.ids import QuotaId
from workflow.placing import Filling, Placing, fillings, placings
from workflow.quotas import Contender, Each, Limits, Quota, base_of, places
from workflow.readings import settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What a quota is counted apart for: a unit, a block, a round, or (all empty) the whole campaign."""

    key: str = ""
    unit: str = ""
    unit_name: str = ""
    block: str = ""
    occurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The places of one group: how they are filled, and who is in the running for them, from high to low."""

    group: Group
    places: int
    fillings: tuple[Filling, ...]
    placings: tuple[Placing, ...]

    @property
    def taken(self) -> int:
        return sum(one.taken for one in self.fillings)

    @property
    def left(self) -> int:
        return sum(one.left for one in self.fillings)

    @property
    def over(self) -> int:
        return sum(one.over for one in self.fillings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One quota: its places, the number they were worked out from, and the contenders from high to low.

    The places of a quota that is counted apart for units, blocks or rounds are those of each of its `groups`.
    """

    quota: Quota
    limits: Limits
    base: int
    places: int
    contenders: tuple[Contender, ...]
    groups: tuple[Group, ...] = (Group(),)

    @property
    def in_all(self) -> int:
        """The places of all groups together."""
        return self.places * len(self.groups)

    @property
    def taken(self) -> int:
        return sum(contender.holds_place for contender in self.contenders)

    @property
    def towards_minimum(self) -> int:
        """The places held that count towards the minimum: in each group, no more than it asks for."""
        held = Counter(one.group for one in self.contenders if one.holds_place)
        return sum(min(held[group.key], self.limits.least) for group in self.groups)

    @property
    def shares(self) -> tuple[Share, ...]:
        """The places of each group."""
        return tuple(self._share(group) for group in self.groups)

    def _share(self, group: Group) -> Share:
        mine = [one for one in self.contenders if one.group == group.key]
        return Share(
            group=group,
            places=self.places,
            fillings=fillings(mine, self.places, self.limits.by_value),
            placings=placings(mine, self.places),
        )


def boards(work: Work, campaign: Campaign, *, outward: bool = False) -> list[Board]:
    """Every quota of the campaign's definition, as it stands now; *outward*, without what is sealed."""
    definition = definition_of(work, campaign.sha256)
    found = []
    for quota in definition.quotas.values():
        taken = census.take(work, definition, campaign, quota, outward=outward)
        ranked = sorted(
            taken.contenders, key=lambda one: (one.rank is None, [-key for key in one.rank or ()], one.case)
        )
        percent = settled(quota.limits, campaign.answers).percent
        found.append(
            Board(
                quota=quota,
                limits=settled(quota.limits, campaign.answers),
                base=base_of(quota, taken.census, campaign.answers) if percent is not None else 0,
                places=places(quota, taken.census, campaign.answers),
                contenders=tuple(ranked),
                groups=_groups(work, definition, campaign, quota),
            )
        )
    return found


def below_minimum(work: Work, campaign: Campaign) -> dict[QuotaId, tuple[int, int]]:
    """Each quota of which fewer places are held than its minimum: how many are, and how many should be.

    What one unit has too many of makes up for no other, where the quota is counted apart for units.
    """
    return {
        board.quota.id: (board.towards_minimum, least)
        for board in boards(work, campaign)
        if board.towards_minimum < (least := board.limits.least * len(board.groups))
    }


def _groups(work: Work, definition: Definition, campaign: Campaign, quota: Quota) -> tuple[Group, ...]:
    """The groups that *quota* is counted apart for: of the units that take part, their blocks, the rounds."""
    if not quota.each:
        return (Group(),)
    whole = campaigns.load(work, campaign.id, participants=True) or campaign
    by = reckoning_of(definition, campaign, days_off(work, campaign.organisation, campaign.year))
    rounds = [one.id for one in definition.rounds_by(by)] or [""]
    names = people.unit_names(work, whole.units) if Each.UNIT in quota.each else {}
    found: dict[str, Group] = {}
    for unit, one in product(whole.units, rounds):
        block = whole.blocks.get(unit, "")
        key = quota.group_of(unit, block, one)
        found[key] = Group(
            key=key,
            unit=unit if Each.UNIT in quota.each else "",
            unit_name=names.get(unit, ""),
            block=block if Each.BLOCK in quota.each else "",
            occurrence=one if Each.ROUND in quota.each else "",
        )
    return tuple(found.values())
