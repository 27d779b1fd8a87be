"""Guards by their leading key: data in, one frozen predicate out. No text is ever evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from definitions.language import GUARD
from definitions.nodes import MapNode
from definitions.values import whole_number
from workflow.definition import VoteRule
from workflow.guards import (
    AllOf,
    AnyOf,
    FieldIs,
    Guard,
    HasDocument,
    HasMajority,
    HasQuorum,
    IsParticipant,
    MilestoneReached,
    Negated,
    Open,
    TakenAtMost,
    UnitCaseHas,
    VoteAddsUp,
    WithinQuota,
)
from workflow.ids import DocumentKindId, FieldId, MilestoneId, QuotaId, TrackId, Trigger, VoteRuleId

VOTE_CARRIED = "vote_carried"
CONDITION_HOLDS = "condition_holds"


@dataclass(frozen=True, slots=True)
class GuardReader:
    """Reads guards; knows the vote rules they may name."""

    votes: Mapping[VoteRuleId, VoteRule]

    def guard_under(self, node: MapNode, key: str) -> Guard:
        """All of the guards under *key*; open when nothing was written there."""
        return AllOf(self._each(node, key)) if node.value(key) else Open()

    def _each(self, node: MapNode, key: str) -> tuple[Guard, ...]:
        return tuple(self._guard(item) for item in node.each(key) if isinstance(item, MapNode))

    def _guard(self, node: MapNode) -> Guard:
        leading = next(word for word in GUARD.kinds if word in node.entries)
        return READERS[leading](self, node)

    def document(self, node: MapNode) -> Guard:
        return HasDocument(DocumentKindId(node.text("document")))

    def milestone(self, node: MapNode) -> Guard:
        return MilestoneReached(MilestoneId(node.text("milestone")))

    def unit_case(self, node: MapNode) -> Guard:
        return UnitCaseHas(TrackId(node.text("unit_case")), FieldId(node.text("field")), node.text("is"))

    def field(self, node: MapNode) -> Guard:
        return FieldIs(FieldId(node.text("field")), node.text("is"))

    def quota(self, node: MapNode) -> Guard:
        return WithinQuota(QuotaId(node.text("quota")), ranked=node.text("taken") == "from_high_to_low")

    def trigger(self, node: MapNode) -> Guard:
        return TakenAtMost(Trigger(node.text("trigger")), whole_number(node.text("at_most")))

    def participant(self, _node: MapNode) -> Guard:
        return IsParticipant()

    def carried(self, node: MapNode) -> Guard:
        rule = self.votes[VoteRuleId(node.text("carried"))]
        return AllOf((VoteAddsUp(), HasQuorum(rule.quorum), HasMajority(rule.majority, rule.strict)))

    def lost(self, node: MapNode) -> Guard:
        rule = self.votes[VoteRuleId(node.text("lost"))]
        no_majority = Negated(HasMajority(rule.majority, rule.strict), VOTE_CARRIED)
        return AllOf((VoteAddsUp(), HasQuorum(rule.quorum), no_majority))

    def all(self, node: MapNode) -> Guard:
        return AllOf(self._each(node, "all"))

    def any(self, node: MapNode) -> Guard:
        return AnyOf(self._each(node, "any"))

    def negated(self, node: MapNode) -> Guard:
        (part,) = self._each(node, "not")
        return Negated(part, CONDITION_HOLDS)


READERS: Mapping[str, Callable[[GuardReader, MapNode], Guard]] = {
    "document": GuardReader.document,
    "milestone": GuardReader.milestone,
    "unit_case": GuardReader.unit_case,
    "field": GuardReader.field,
    "quota": GuardReader.quota,
    "trigger": GuardReader.trigger,
    "participant": GuardReader.participant,
    "carried": GuardReader.carried,
    "lost": GuardReader.lost,
    "all": GuardReader.all,
    "any": GuardReader.any,
    "not": GuardReader.negated,
}
