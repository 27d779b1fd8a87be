"""What every use case of cases begins with: the cases that were asked for, their campaign, the actor's roles."""

from __future__ import annotations

from collections.abc import Sequence

from services import facts
from services.access import Actor
from services.registry import definition_of
from services.store import campaigns
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.errors import NotFound
from workflow.ids import RoleId


def found_among(loaded: dict[str, Case], ids: Sequence[str]) -> dict[str, Case]:
    """*loaded*, if every id is in it; a case that may not be known of is missing like one that does not exist."""
    for case in ids:
        if case not in loaded:
            raise NotFound("case", case)
    return loaded


def campaign_of(work: Work, subjects: Sequence[Case]) -> tuple[Campaign, Definition]:
    """The one campaign that all *subjects* belong to, and its definition."""
    names = {case.campaign for case in subjects}
    if len(names) != 1:
        raise ValueError("one act is about the cases of one campaign")
    name = names.pop()
    campaign = campaigns.load(work, name, cases=[case.id for case in subjects])
    if campaign is None:
        raise NotFound("campaign", name)
    return campaign, definition_of(work, campaign.sha256)


def roles_of(who: Actor | None) -> facts.RolesIn | None:
    """The roles *who* holds with respect to a case; None for the clock."""
    if who is None:
        return None

    def roles_in(case: Case) -> frozenset[RoleId]:
        return who.roles_in(case.unit)

    return roles_in
