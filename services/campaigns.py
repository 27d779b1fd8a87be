"""Campaigns: drafted, answered, launched; milestones recorded, deadlines moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from services import calendar, cases, notices, standings
from services.access import Actor
from services.calendar import Preview, days_off
from services.registry import definition_of
from services.store import campaigns as rows
from services.store import cases as case_rows
from services.store import people
from services.store.record import CampaignChange, record_campaign, record_campaigns
from services.store.work import Scope, Work, new_id
from workflow.campaign import Campaign, evolve_campaign, fold_campaign
from workflow.commands import (
    CampaignCommand,
    CloseCampaign,
    DraftCampaign,
    ExtendDeadline,
    PostponeMilestone,
    ResumeCampaign,
    SelectParticipants,
    SuspendCampaign,
)
from workflow.consequences import may_open_cases, of_campaign
from workflow.definition import Definition
from workflow.errors import CaseChanged, NotFound, Refused
from workflow.events import CampaignEvent
from workflow.ids import CANCELLED, CampaignId, PersonId, RoleId, StateId, TrackId, UnitId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal
from workflow.waiting import waiting_states
from workflow.working_calendar import CalendarDay


def draft(work: Work, who: Actor, definition: Definition, year: int | None = None) -> Campaign:
    """A campaign on *definition*, with the answers it ships, of its own year or another. Raises `NotPermitted`."""
    command = DraftCampaign(campaign=CampaignId(new_id()), organisation=who.organisation, year=year)
    return _decided(work, who, definition, None, command)


def perform(work: Work, who: Actor, campaign: str, command: CampaignCommand, version: int | None = None) -> Campaign:
    """Do *command* to a campaign of the actor's organisation; raises as `decide_campaign` does, and `CaseChanged`."""
    stops = isinstance(command, (SuspendCampaign, CloseCampaign))
    before = load(work, who, campaign, for_change=True, cases=_cases_concerned(command), alone=stops)
    if isinstance(command, ExtendDeadline):
        command = _of_its_occurrence(work, before, command)
    if version is not None and version != before.version:
        raise CaseChanged(f"campaign:{campaign}", version)
    return _decided(work, who, definition_of(work, before.sha256), before, command)


def foreseen(work: Work, who: Actor, campaign: str, command: CampaignCommand) -> tuple[CampaignEvent, ...]:
    """What *command* would make happen now; nothing is changed. Raises as `perform` does."""
    before = load(work, who, campaign, cases=_cases_concerned(command))
    definition = definition_of(work, before.sha256)
    return decide_campaign(definition, before, command, _known(work, who, definition, before, command))


def _cases_concerned(command: CampaignCommand) -> Collection[str] | None:
    """The cases whose own deadlines *command* is about; None where it may move those of every case."""
    match command:
        case ExtendDeadline(case=str(case)):
            return [case]
        case ResumeCampaign() | PostponeMilestone():
            return None
        case _:
            return ()


def _of_its_occurrence(work: Work, campaign: Campaign, command: ExtendDeadline) -> ExtendDeadline:
    """*command* for the occurrence that its case belongs to.

    Raises `NotFound` for an extension of a case that is not of *campaign*, or on whose track nothing waits for it.
    """
    if command.case is None:
        return command
    found = case_rows.load(work, [command.case]).get(command.case)
    definition = definition_of(work, campaign.sha256)
    bounded = {track for track, _ in waiting_states(definition, command.deadline)}
    if found is None or found.campaign != campaign.id or found.track not in bounded:
        raise NotFound("case", command.case)
    if found.state == CANCELLED:
        raise Refused("extend_deadline", (Refusal("case_closed", {"state": found.state}),))
    own = (command.deadline, found.occurrence, "") in campaign.deadlines
    return replace(command, occurrence=found.occurrence if own else command.occurrence)


def load(
    work: Work,
    who: Actor,
    campaign: str,
    *,
    for_change: bool = False,
    cases: Collection[str] | None = (),
    alone: bool = False,
) -> Campaign:
    """The campaign with its participants, and the deadlines of *cases* alone (None: of every case); raises `NotFound` outside the actor's organisation."""
    found = rows.load(work, campaign, participants=True, for_change=for_change, cases=cases, alone=alone)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    return found


def select_by_scope(work: Work, who: Actor, campaign: str, on: date) -> Campaign:
    """Select everyone whom the plan's participants clause, as answered, takes in on that day; judges stand apart."""
    before = load(work, who, campaign)
    definition = definition_of(work, before.sha256)
    blocks = definition.participants.block_of_kind(before.answers)
    units = people.units_of_kinds(work, who.organisation, list(blocks), on)
    staff = people.people_of(work, who.organisation, [unit.id for unit in units])
    excluded = list(definition.participants.excluded)
    apart = people.holders(work, who.organisation, excluded, [unit.id for unit in units], on) if excluded else ()
    barred = {person.id for _, person in apart}
    command = SelectParticipants(
        units=tuple(UnitId(unit.id) for unit in units),
        people=tuple(PersonId(person.id) for person in staff if person.id not in barred),
        blocks={UnitId(unit.id): blocks[unit.kind] for unit in units},
    )
    return perform(work, who, campaign, command, before.version)


def record(work: Work, before: Campaign, events: tuple[CampaignEvent, ...]) -> Campaign:
    """Write what happened to a campaign, open the cases that follow from it, and tell whom it concerns."""
    after = before
    for event in events:
        after = evolve_campaign(after, event)
    record_campaign(work, CampaignChange(before=before, events=events, after=after))
    definition = definition_of(work, after.sha256)
    _open_what_follows(work, definition, after, events)
    notices.of_campaign(work, definition, before, events)
    return after


def follow_calendar(work: Work, who: Actor, changes: Sequence[CalendarDay], fingerprint: str) -> Preview:
    """Set days of the calendar and let every deadline follow, as previewed; raises as `calendar.apply` does."""
    return calendar.apply(work, who, changes, fingerprint, record)


def record_rungs(work: Work, happened: Sequence[tuple[Campaign, tuple[CampaignEvent, ...]]]) -> None:
    """Write what the clock did to campaigns that no case opens from, all in one go."""
    changes = []
    for before, events in happened:
        after = before
        for event in events:
            after = evolve_campaign(after, event)
        changes.append(CampaignChange(before=before, events=events, after=after))
    record_campaigns(work, changes)


def _decided(
    work: Work, who: Actor, definition: Definition, before: Campaign | None, command: CampaignCommand
) -> Campaign:
    events = decide_campaign(definition, before, command, _known(work, who, definition, before, command))
    if before is not None:
        return record(work, before, events)
    after = fold_campaign(events)
    record_campaign(work, CampaignChange(before=None, events=events, after=after), definition.label.vi)
    return after


def _known(
    work: Work, who: Actor, definition: Definition, campaign: Campaign | None, command: CampaignCommand
) -> CampaignFacts:
    year = campaign.year if campaign else definition.year
    known = CampaignFacts(
        now=work.act.business_at, roles=who.roles_at_large(), days_off=days_off(work, who.organisation, year)
    )
    if campaign is None or not isinstance(command, CloseCampaign):
        return known
    return replace(
        known,
        open_cases=_open_cases(work, definition, campaign),
        below_minimum=standings.below_minimum(work, campaign),
    )


def _open_cases(work: Work, definition: Definition, campaign: Campaign) -> int:
    everything = Scope(organisation=campaign.organisation, units=None, person="")
    counted = case_rows.counts(work, everything, campaign.id)
    return sum(
        number
        for (track, state), number in counted.items()
        if not definition.track_of(TrackId(track)).state_of(StateId(state)).final
    )


def _open_what_follows(
    work: Work, definition: Definition, campaign: Campaign, events: tuple[CampaignEvent, ...]
) -> None:
    if not may_open_cases(events):
        return
    whole = rows.load(work, campaign.id, participants=True) or campaign
    openings = list(of_campaign(definition, whole, events, _standing_units(work, definition, campaign)))
    if openings:
        cases.open_all(work, definition, campaign, openings)


def _standing_units(work: Work, definition: Definition, campaign: Campaign) -> list[UnitId]:
    if definition.standing_office is None:
        return []
    roles: list[RoleId] = [definition.standing_office]
    found = people.holders(work, campaign.organisation, roles, (), work.act.today)
    return [UnitId(unit) for unit in dict.fromkeys(person.unit for _, person in found)]
