"""The predicates a definition may name. Each is one small frozen class; the reader knows them by their key."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.facts import FactKind, Situation
from workflow.ids import DocumentKindId, FieldId, MilestoneId, QuotaId, TrackId, Trigger
from workflow.quotas import Standing, Tie
from workflow.refusals import Refusal, WayOut

NOTHING: frozenset[FactKind] = frozenset()


@dataclass(frozen=True, slots=True)
class HasDocument:
    """The case carries at least one paper of this kind."""

    document: DocumentKindId

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if self.document in at.case.documents:
            return ()
        return (Refusal("document_missing", {"document": self.document}, (WayOut.ATTACH_DOCUMENT,), self.document),)


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field of the case, or the one being entered, has this value."""

    field: FieldId
    value: str

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        held = at.value(self.field)
        if held == self.value:
            return ()
        found = "" if held is None else held
        return (Refusal("field_is_not", {"field": self.field, "wanted": self.value, "found": found}, (), self.field),)


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    """The campaign has recorded this milestone, on a day that is not in the future."""

    milestone: MilestoneId

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.MILESTONES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if self.milestone in at.facts.milestones:
            return ()
        return (Refusal("milestone_missing", {"milestone": self.milestone}, (WayOut.WAIT_FOR_MILESTONE,)),)


@dataclass(frozen=True, slots=True)
class UnitCaseHas:
    """The same unit's case on another track has this field at this value."""

    track: TrackId
    field: FieldId
    value: str

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.UNIT_CASES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        other = at.facts.unit_cases.get(self.track)
        if other is None:
            return (Refusal("unit_case_missing", {"track": self.track}),)
        if other.fields.get(self.field) == self.value:
            return ()
        params = {"track": self.track, "field": self.field, "wanted": self.value}
        return (Refusal("unit_case_field_is_not", params),)


@dataclass(frozen=True, slots=True)
class TakenAtMost:
    """This trigger was taken fewer than `times` times on the case."""

    trigger: Trigger
    times: int

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.case.taken.get(self.trigger, 0) < self.times:
            return ()
        return (Refusal("taken_too_often", {"trigger": self.trigger, "times": self.times}),)


@dataclass(frozen=True, slots=True)
class IsParticipant:
    """The person the case is about is on the campaign's list of participants."""

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        subject = at.case.person or at.case.unit
        if subject in at.facts.participants:
            return ()
        return (Refusal("not_a_participant"),)


@dataclass(frozen=True, slots=True)
class WithinQuota:
    """A place is left in the quota and, where it is taken from high to low, the case's rank reaches it."""

    quota: QuotaId
    ranked: bool

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.STANDINGS})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        standing = at.facts.standings[self.quota]
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
        if standing.rank > standing.places:
            return (Refusal("rank_below_quota", placed),)
        straddles = standing.rank + standing.tied - 1 > standing.places
        if straddles and standing.tie is Tie.NOBODY:
            return (Refusal("tie_across_last_place", placed),)
        return ()
