"""Gathers what guards may look at: one plural loader for each kind of fact, run only when a guard asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from services.store import cases as case_rows
from services.store import census, honours
from services.store.campaigns import taking_part
from services.store.earlier import earlier_states
from services.store.successions import lineage
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.commands import OpenCase
from workflow.deadlines import Due
from workflow.definition import Definition
from workflow.facts import Earlier, FactKind, Facts, Given
from workflow.ids import AwardId, CaseId, DeadlineId, QuotaId, RoleId, StateId, TrackId
from workflow.pausing import suspension
from workflow.quotas import Quota, Standing, standing
from workflow.readings import settled

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
    earlier = _earlier(work, campaign, subjects) if FactKind.EARLIER in needs else {}
    given = _given(work, definition, campaign, subjects) if FactKind.HONOURS in needs else {}
    suspended = suspension(definition, campaign)
    return {
        case.id: Facts(
            now=work.act.business_at,
            year=campaign.year,
            roles=roles_in(case) if roles_in else frozenset(),
            acting_system=roles_in is None,
            campaign_open=campaign.state is CampaignState.LAUNCHED,
            suspended=suspended,
            answers=campaign.answers,
            milestones=campaign.milestones,
            deadlines=_dues(campaign, case),
            standings=standings.get(case.id, {}),
            unit_cases=unit_cases.get(case.unit, {}),
            earlier=earlier.get(case.id, ()),
            given=given.get(case.person or case.unit, {}),
        )
        for case in subjects
    }


def opening_facts(
    work: Work, definition: Definition, campaign: Campaign, command: OpenCase, roles: frozenset[RoleId]
) -> Facts:
    """The facts about a case that somebody asks to open."""
    blank = Case(
        id=command.case,
        campaign=campaign.id,
        track=command.track,
        unit=command.unit,
        person=command.person,
        state=definition.tracks[command.track].initial,
        version=0,
        occurrence=command.occurrence,
    )
    opening = definition.tracks[command.track].opening
    needs = opening.needs() if opening else frozenset()
    known = gather(work, definition, campaign, [blank], needs, lambda _: roles)[blank.id]
    return replace(known, participants=taking_part(work, campaign.id, [blank.person or blank.unit]))


def _dues(campaign: Campaign, case: Case) -> dict[DeadlineId, Due]:
    names = {name for name, _, _ in campaign.deadlines}
    dues = {name: campaign.due(name, case.id, case.occurrence) for name in names}
    return {name: due for name, due in dues.items() if due is not None}


def _unit_cases(
    work: Work, campaign: Campaign, subjects: Sequence[Case]
) -> Mapping[str, dict[TrackId, tuple[Case, ...]]]:
    found: dict[str, dict[TrackId, tuple[Case, ...]]] = {}
    for case in case_rows.of_units(work, campaign.id, {case.unit for case in subjects}):
        of_unit = found.setdefault(case.unit, {})
        of_unit[case.track] = (*of_unit.get(case.track, ()), case)
    return found


def _earlier(work: Work, campaign: Campaign, subjects: Sequence[Case]) -> Mapping[CaseId, tuple[Earlier, ...]]:
    """What became of each subject in earlier campaigns; of a unit under all the names it has had."""
    persons = {case.person for case in subjects if case.person}
    lines = lineage(work, campaign.organisation, {case.unit for case in subjects})
    found: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    for one in earlier_states(work, campaign, frozenset[str]().union(*lines.values()), persons):
        reached = Earlier(track=TrackId(one.track), state=StateId(one.state), year=one.year)
        own = [("", one.person)] if one.person else [(unit, "") for unit, line in lines.items() if one.unit in line]
        for subject in own:
            found[subject] = (*found.get(subject, ()), reached)
    return {case.id: found.get(("", case.person) if case.person else (case.unit, ""), ()) for case in subjects}


def _given(
    work: Work, definition: Definition, campaign: Campaign, subjects: Sequence[Case]
) -> Mapping[str, dict[AwardId, Given]]:
    return honours.given_to(work, definition, campaign, {case.person or case.unit for case in subjects})


def _standings(
    work: Work, definition: Definition, campaign: Campaign, subjects: Sequence[Case]
) -> Mapping[CaseId, dict[QuotaId, dict[str, Standing]]]:
    found: dict[CaseId, dict[QuotaId, dict[str, Standing]]] = {case.id: {} for case in subjects}
    for quota in definition.quotas.values():
        concerned = [case for case in subjects if case.track == quota.track]
        if concerned:
            taken = census.take(work, definition, campaign, quota, {case.unit for case in concerned})
            for case in concerned:
                found[case.id][quota.id] = _by_value(quota, campaign, case, taken)
    return found


def _by_value(quota: Quota, campaign: Campaign, case: Case, taken: census.Taken) -> dict[str, Standing]:
    """Where *case* stands in *quota*, under each value of the quota's field, or (one, unnamed) where it has none."""
    values = list(settled(quota.limits, campaign.answers).by_value) or [""]
    group = quota.group_of(case.unit, taken.blocks.get(case.unit, ""), case.occurrence)
    waits_for = quota.as_of if quota.as_of and quota.as_of not in campaign.milestones else None
    return {
        value: replace(
            standing(quota, case.id, taken.contenders, taken.census, campaign.answers, group=group, value=value),
            waits_for=waits_for,
        )
        for value in values
    }
