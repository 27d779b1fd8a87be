"""What every use case of councils begins with: the campaign, its plan, and the council's rule in it."""

from __future__ import annotations

from dataclasses import dataclass

from services.access import Actor
from services.registry import definition_of
from services.store import campaigns
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.definition import Definition
from workflow.definition.councils import CouncilRule
from workflow.errors import NotFound
from workflow.ids import CouncilId


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A council's rule with the campaign and the plan it belongs to."""

    campaign: Campaign
    definition: Definition
    rule: CouncilRule


def rule_of(work: Work, who: Actor, campaign: str, council: str, *, for_change: bool = False) -> Found:
    """The rule of that council, its campaign held when something is to change.

    Raises `NotFound` outside the actor's organisation, or for a council that the plan does not have.
    """
    found = campaigns.load(work, campaign, for_change=for_change)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    definition = definition_of(work, found.sha256)
    rule = definition.councils.get(CouncilId(council))
    if rule is None:
        raise NotFound("council", council)
    return Found(campaign=found, definition=definition, rule=rule)
