"""Campaigns: drafted, answered, launched; milestones recorded, deadlines moved."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from services import cases
from services.access import Actor
from services.registry import definition_of
from services.store import campaigns as rows
from services.store import cases as case_rows
from services.store import people
from services.store.record import CampaignChange, record_campaign
from services.store.work import Work, new_id
from workflow.campaign import Campaign, evolve_campaign
from workflow.commands import CampaignCommand, DraftCampaign, ExtendDeadline, SelectParticipants
from workflow.consequences import of_launch
from workflow.deadlines import DaysOff
from workflow.definition import Definition
from workflow.errors import CaseChanged, NotFound
from workflow.ids import CampaignId, PersonId, RoleId, UnitId
from workflow.launching import CampaignFacts, decide_campaign


def draft(work: Work, who: Actor, definition: Definition) -> Campaign:
    """A campaign on *definition*, with the answers it ships. Raises `NotPermitted`."""
    command = DraftCampaign(campaign=CampaignId(new_id()), organisation=who.organisation)
    return _decided(work, who, definition, None, command)


def perform(work: Work, who: Actor, campaign: str, command: CampaignCommand, version: int | None = None) -> Campaign:
    """Do *command* to a campaign of the actor's organisation; raises as `decide_campaign` does, and `CaseChanged`."""
    extended = command.case if isinstance(command, ExtendDeadline) else None
    before = load(work, who, campaign, for_change=True, cases=[extended] if extended else ())
    if isinstance(command, ExtendDeadline):
        _require_owed(work, before, command)
    if version is not None and version != before.version:
        raise CaseChanged(f"campaign:{campaign}", version)
    return _decided(work, who, definition_of(work, before.sha256), before, command)


def _require_owed(work: Work, campaign: Campaign, command: ExtendDeadline) -> None:
    """Raise `NotFound` for an extension of a case that is not of *campaign* or does not owe by that deadline."""
    if command.case is None:
        return
    found = case_rows.load(work, [command.case]).get(command.case)
    obligation = definition_of(work, campaign.sha256).obligations.get(found.track) if found else None
    if found is None or found.campaign != campaign.id or not obligation or obligation.deadline != command.deadline:
        raise NotFound("case", command.case)


def load(work: Work, who: Actor, campaign: str, *, for_change: bool = False, cases: Collection[str] = ()) -> Campaign:
    """The campaign with its participants; raises `NotFound` outside the actor's organisation."""
    found = rows.load(work, campaign, participants=True, for_change=for_change, cases=cases)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    return found


def select_by_scope(work: Work, who: Actor, campaign: str, on: date) -> Campaign:
    """Select everyone whom the plan's participants clause, as answered, takes in on that day."""
    before = load(work, who, campaign)
    definition = definition_of(work, before.sha256)
    question = definition.participants_question
    option = before.answers.get(question) if question else next(iter(definition.participant_units), None)
    kinds = definition.participant_units[option] if option else ()
    units = people.units_of_kinds(work, who.organisation, kinds, on)
    staff = people.people_of(work, who.organisation, [unit.id for unit in units])
    command = SelectParticipants(
        units=tuple(UnitId(unit.id) for unit in units), people=tuple(PersonId(person.id) for person in staff)
    )
    return perform(work, who, campaign, command, before.version)


def _decided(
    work: Work, who: Actor, definition: Definition, before: Campaign | None, command: CampaignCommand
) -> Campaign:
    known = CampaignFacts(now=work.act.business_at, roles=who.roles_at_large(), days_off=DaysOff())
    events = decide_campaign(definition, before, command, known)
    after = before
    for event in events:
        after = evolve_campaign(after, event)
    if after is None:
        raise ValueError("a decision without events")
    record_campaign(work, CampaignChange(before=before, events=events, after=after), definition.label.vi)
    standing = _standing_units(work, definition, after)
    openings = list(of_launch(definition, after, events, standing))
    if openings:
        cases.open_all(work, definition, after, openings)
    return after


def _standing_units(work: Work, definition: Definition, campaign: Campaign) -> list[UnitId]:
    if definition.standing_office is None:
        return []
    roles: list[RoleId] = [definition.standing_office]
    found = people.holders(work, campaign.organisation, roles, (), work.act.today)
    return [UnitId(unit) for unit in dict.fromkeys(person.unit for _, person in found)]
