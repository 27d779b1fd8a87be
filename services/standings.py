"""How the quotas of a campaign stand: places, base, who is in the running."""

from __future__ import annotations

from dataclasses import dataclass

from services.registry import definition_of
from services.store import census
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.quotas import Contender, Quota, base_of, places


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One quota: its places, the number they were worked out from, and the contenders from high to low."""

    quota: Quota
    base: int
    places: int
    contenders: tuple[Contender, ...]

    @property
    def taken(self) -> int:
        return sum(contender.holds_place for contender in self.contenders)


def boards(work: Work, campaign: Campaign) -> list[Board]:
    """Every quota of the campaign's definition, as it stands now."""
    definition = definition_of(work, campaign.sha256)
    found = []
    for quota in definition.quotas.values():
        counts, contenders = census.take(work, definition, campaign, quota)
        ranked = sorted(contenders, key=lambda one: (one.score is None, -(one.score or 0), one.case))
        base = base_of(quota, counts, campaign.answers) if quota.percent is not None else 0
        found.append(
            Board(
                quota=quota,
                base=base,
                places=places(quota, counts, campaign.answers),
                contenders=tuple(ranked),
            )
        )
    return found
