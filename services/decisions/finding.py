"""What every use case of decisions begins with: the campaign, its plan, and the rule in it."""

from __future__ import annotations

from dataclasses import dataclass

from services.access import Actor
from services.registry import definition_of
from services.store import campaigns
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.definition import Definition
from workflow.definition.decisions import DecisionRule
from workflow.errors import NotFound
from workflow.ids import DecisionRuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule on decisions with the campaign and the plan it belongs to."""

    campaign: Campaign
    definition: Definition
    rule: DecisionRule


def rule_of(work: Work, who: Actor, campaign: str, rule: str, *, for_change: bool = False) -> Found:
    """That rule, its campaign held when something is to change.

    Raises `NotFound` outside the actor's organisation, or for a rule that the plan does not have.
    """
    found = campaigns.load(work, campaign, for_change=for_change)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    definition = definition_of(work, found.sha256)
    known = definition.decisions.get(DecisionRuleId(rule))
    if known is None:
        raise NotFound("decision_rule", rule)
    return Found(campaign=found, definition=definition, rule=known)
