"""The guard of a quota: a place is left, and the case's rank reaches it."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.facts import FactKind, Situation
from workflow.ids import FieldId, QuotaId
from workflow.quotas import Standing, Tie
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True)
class WithinQuota:
    """A place is left in the quota and, where it is taken from high to low, the case's rank reaches it.

    Where places are given by the value of a field (which prize), it is the one entered or held: its places begin
    after those of the higher values.
    """

    quota: QuotaId
    ranked: bool
    by_field: FieldId | None = None

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.STANDINGS})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        value = str(at.value(self.by_field) or "") if self.by_field else ""
        standing = at.facts.standings[self.quota].get(value)
        if standing is None:
            return (Refusal("input_missing", {"field": self.by_field or ""}, (WayOut.FILL_IN,), self.by_field or ""),)
        if standing.waits_for:
            return (Refusal("milestone_missing", {"milestone": standing.waits_for}, (WayOut.WAIT_FOR_MILESTONE,)),)
        params: dict[str, str | int] = {
            "quota": self.quota,
            "places": standing.places,
            "base": standing.base,
            "taken": standing.taken_by_others,
        }
        if standing.taken_by_others >= standing.places:
            return (Refusal("quota_full", params),)
        return self._by_rank(standing, params) if self.ranked else ()

    def _by_rank(self, standing: Standing, params: dict[str, str | int]) -> tuple[Refusal, ...]:
        if standing.rank is None:
            return (Refusal("rank_missing", params),)
        placed = {**params, "rank": standing.rank, "tied": standing.tied}
        first, last = standing.above + 1, standing.above + standing.places
        lowest = standing.rank + standing.tied - 1
        if standing.rank > last:
            return (Refusal("rank_below_quota", placed),)
        if lowest < first:
            return (Refusal("rank_above_value", placed),)
        straddles = lowest > last or standing.rank < first
        if straddles and standing.tie is Tie.NOBODY:
            return (Refusal("tie_across_last_place", placed),)
        left = last + 1 - max(standing.rank, first)
        if straddles and standing.tied_taken >= left:
            return (Refusal("tied_places_taken", {**placed, "left": left}),)
        return ()
