"""The guard of a move that only a decision makes: awarding, publishing, revoking."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.facts import FactKind, Situation
from workflow.ids import DecisionRuleId
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True)
class ByDecision:
    """It is a decision by that rule of the plan that makes the move; nobody makes it by hand."""

    rule: DecisionRuleId

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.ruling and at.ruling.rule == self.rule:
            return ()
        return (Refusal("only_by_decision", {"decision": self.rule}, (WayOut.DRAFT_DECISION,)),)
