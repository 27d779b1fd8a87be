"""How the quotas of a campaign stand: places, base, who is in the running."""

from __future__ import annotations

from dataclasses import dataclass

from services.registry import definition_of
from services.store import census
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.ids import QuotaId
from workflow.quotas import Contender, Limits, Quota, base_of, places
from workflow.readings import settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One quota: its places, the number they were worked out from, and the contenders from high to low.

    The places of a quota that is counted apart for units, blocks or rounds are those of each.
    """

    quota: Quota
    limits: Limits
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
        taken = census.take(work, definition, campaign, quota)
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
            )
        )
    return found


def below_minimum(work: Work, campaign: Campaign) -> dict[QuotaId, tuple[int, int]]:
    """Each quota of which fewer places are held than its minimum: how many are, and how many should be."""
    return {
        board.quota.id: (board.taken, board.limits.least)
        for board in boards(work, campaign)
        if board.taken < board.limits.least
    }
