"""Gathers what guards may look at: one plural loader for each kind of fact, run only when a guard asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from services.store import cases as case_rows
from services.store import census
from services.store.campaigns import taking_part
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.deadlines import Due
from workflow.definition import Definition
from workflow.facts import FactKind, Facts
from workflow.ids import CaseId, DeadlineId, QuotaId, RoleId, TrackId
from workflow.quotas import Standing, standing

RolesIn = Callable[[Case], frozenset[RoleId]]


def gather(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    subjects: Sequence[Case],
    needs: frozenset[FactKind],
    roles_in: RolesIn | None,
) -> dict[CaseId, Facts]:
    """The facts about each of *subjects*. Without *roles_in* it is the clock that acts."""
    unit_cases = _unit_cases(work, campaign, subjects) if FactKind.UNIT_CASES in needs else {}
    standings = _standings(work, definition, campaign, subjects) if FactKind.STANDINGS in needs else {}
    return {
        case.id: Facts(
            now=work.act.business_at,
            roles=roles_in(case) if roles_in else frozenset(),
            acting_system=roles_in is None,
            campaign_open=campaign.state is CampaignState.LAUNCHED,
            answers=campaign.answers,
            milestones=campaign.milestones,
            deadlines=_dues(campaign, case),
            standings=standings.get(case.id, {}),
            unit_cases=unit_cases.get(case.unit, {}),
        )
        for case in subjects
    }


def opening_facts(work: Work, campaign: Campaign, case: Case, roles: frozenset[RoleId]) -> Facts:
    """The facts about a case that somebody asks to open."""
    units = _unit_cases(work, campaign, [case])
    return Facts(
        now=work.act.business_at,
        roles=roles,
        campaign_open=campaign.state is CampaignState.LAUNCHED,
        answers=campaign.answers,
        milestones=campaign.milestones,
        unit_cases=units.get(case.unit, {}),
        participants=taking_part(work, campaign.id, [case.person or case.unit]),
    )


def _dues(campaign: Campaign, case: Case) -> dict[DeadlineId, Due]:
    names = {name for name, _ in campaign.deadlines}
    return {name: campaign.due(name, case.id) for name in names}


def _unit_cases(work: Work, campaign: Campaign, subjects: Sequence[Case]) -> Mapping[str, dict[TrackId, Case]]:
    found: dict[str, dict[TrackId, Case]] = {}
    for case in case_rows.of_units(work, campaign.id, {case.unit for case in subjects}):
        found.setdefault(case.unit, {})[case.track] = case
    return found


def _standings(
    work: Work, definition: Definition, campaign: Campaign, subjects: Sequence[Case]
) -> Mapping[CaseId, dict[QuotaId, Standing]]:
    found: dict[CaseId, dict[QuotaId, Standing]] = {case.id: {} for case in subjects}
    for quota in definition.quotas.values():
        counts, contenders = census.take(work, definition, campaign, quota)
        for case in subjects:
            if case.track == quota.track:
                found[case.id][quota.id] = standing(quota, case.id, contenders, counts, campaign.answers)
    return found
