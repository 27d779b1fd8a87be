"""What may be asked of a campaign: answered, launched, its milestones recorded, its deadlines moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.arming import arm_all, reckoning_of
from workflow.campaign import Campaign, CampaignState, evolve_campaign
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    CloseCampaign,
    DraftCampaign,
    ExtendDeadline,
    LaunchCampaign,
    PostponeMilestone,
    RecordMilestone,
    ResumeCampaign,
    SelectParticipants,
    SuspendCampaign,
)
from workflow.daysoff import DaysOff
from workflow.deadlines import LAST_YEAR, local_date
from workflow.definition import Definition
from workflow.drafting import usable
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import (
    CampaignClosed,
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
)
from workflow.extending import extend
from workflow.ids import QuotaId, RoleId
from workflow.pausing import resume, suspend, suspension
from workflow.postponing import postpone
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts:
    """What is known when a campaign is asked: business time (aware UTC), the actor's roles, the calendar.

    For closing: how many cases are still open, and each quota below its minimum with what it holds and should.
    """

    now: datetime
    roles: frozenset[RoleId]
    days_off: DaysOff
    open_cases: int = 0
    below_minimum: Mapping[QuotaId, tuple[int, int]] = field(default_factory=dict)


def decide_campaign(
    definition: Definition, campaign: Campaign | None, command: CampaignCommand, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    """What happens when *command* is asked of *campaign*; raises as `workflow.engine.decide` does."""
    if isinstance(command, DraftCampaign):
        _permit("draft", definition.launched_by, facts)
        return _draft(definition, command)
    if campaign is None:
        raise NotFound("campaign", "")
    match command:
        case AnswerQuestion():
            _permit("answer_question", definition.launched_by, facts)
            return _answer(definition, campaign, command, facts)
        case SelectParticipants():
            _permit("select_participants", definition.launched_by, facts)
            return _select(campaign, command, facts)
        case LaunchCampaign():
            _permit("launch", definition.launched_by, facts)
            return _launch(definition, campaign, facts)
        case SuspendCampaign() | ResumeCampaign():
            return _pause(definition, campaign, command, facts)
        case RecordMilestone() | PostponeMilestone() | ExtendDeadline():
            return _date(definition, campaign, command, facts)
        case CloseCampaign():
            _permit("close", definition.launched_by, facts)
            return _close(campaign, command, facts)


def _pause(
    definition: Definition, campaign: Campaign, command: SuspendCampaign | ResumeCampaign, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if isinstance(command, SuspendCampaign):
        _permit("suspend", definition.launched_by, facts)
        _running(definition, campaign, "suspend")
        return suspend(command, facts.now)
    _permit("resume", definition.launched_by, facts)
    _in_state(campaign, CampaignState.SUSPENDED, "resume")
    return resume(definition, campaign, command, facts.days_off, facts.now)


def _date(
    definition: Definition,
    campaign: Campaign,
    command: RecordMilestone | PostponeMilestone | ExtendDeadline,
    facts: CampaignFacts,
) -> tuple[CampaignEvent, ...]:
    """Something of the campaign gets a day."""
    match command:
        case RecordMilestone():
            return _record_milestone(definition, campaign, command, facts)
        case PostponeMilestone():
            return _postpone(definition, campaign, command, facts)
        case ExtendDeadline():
            return _extend(definition, campaign, command, facts)


def _draft(definition: Definition, command: DraftCampaign) -> tuple[CampaignEvent, ...]:
    drafted = CampaignDrafted(
        campaign=command.campaign,
        organisation=command.organisation,
        definition=definition.id,
        sha256=definition.sha256,
        year=definition.year if command.year is None else usable(command.year),
    )
    answered = (
        QuestionAnswered(question=q.id, option=q.answer, basis=str(q.basis or ""))
        for q in definition.questions.values()
        if q.answer is not None
    )
    return (drafted, *answered)


def _answer(
    definition: Definition, campaign: Campaign, command: AnswerQuestion, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    """A changed answer to who takes part leaves nobody selected: the launch asks for a new selection."""
    if command.question not in definition.questions:
        raise NotFound("question", command.question)
    _in_state(campaign, CampaignState.DRAFT, "answer_question")
    options = [option.id for option in definition.questions[command.question].options]
    if command.option not in options:
        params = {"question": command.question, "given": command.option, "options": ", ".join(options)}
        raise Refused("answer_question", (Refusal("option_unknown", params, (), "option"),))
    answered = QuestionAnswered(question=command.question, option=command.option, basis=command.basis)
    changed = campaign.answers.get(command.question) != command.option
    if changed and definition.participants.asks(command.question) and campaign.units:
        return (answered, _selected(SelectParticipants(units=(), people=()), facts))
    return (answered,)


def _select(campaign: Campaign, command: SelectParticipants, facts: CampaignFacts) -> tuple[CampaignEvent, ...]:
    _in_state(campaign, CampaignState.DRAFT, "select_participants")
    return (_selected(command, facts),)


def _selected(command: SelectParticipants, facts: CampaignFacts) -> ParticipantsSelected:
    return ParticipantsSelected(
        units=command.units,
        people=command.people,
        selected_on=local_date(facts.now).isoformat(),
        blocks={str(unit): str(block) for unit, block in command.blocks.items()},
    )


def _launch(definition: Definition, campaign: Campaign, facts: CampaignFacts) -> tuple[CampaignEvent, ...]:
    _in_state(campaign, CampaignState.DRAFT, "launch")
    unmet = [
        Refusal("question_open", {"question": q.id}, (WayOut.ANSWER_QUESTION,))
        for q in definition.questions.values()
        if q.blocking and q.id not in campaign.answers
    ]
    unmet += _missing_days(definition, campaign, facts)
    if not campaign.units:
        unmet.append(Refusal("no_participants", {}, (WayOut.SELECT_PARTICIPANTS,)))
    if unmet:
        raise Refused("launch", tuple(unmet))
    launched = CampaignLaunched(launched_on=local_date(facts.now).isoformat())
    running = evolve_campaign(campaign, launched)
    by = reckoning_of(definition, running, facts.days_off)
    return (launched, *arm_all(definition, by, facts.now))


def _missing_days(definition: Definition, campaign: Campaign, facts: CampaignFacts) -> list[Refusal]:
    """A refusal for each deadline that names a day its year does not have."""
    by = reckoning_of(definition, campaign, facts.days_off)
    missing = []
    for deadline in definition.deadlines.values():
        try:
            list(deadline.occurrences(by, definition.rounds_by(by)))
        except (ValueError, OverflowError):
            params: dict[str, str | int] = {"deadline": deadline.id, "year": campaign.year}
            missing.append(Refusal("no_such_day", params))
    return missing


def _record_milestone(
    definition: Definition, campaign: Campaign, command: RecordMilestone, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if command.milestone not in definition.milestones:
        raise NotFound("milestone", command.milestone)
    milestone = definition.milestones[command.milestone]
    _permit("record_milestone", milestone.recorded_by, facts)
    _running(definition, campaign, "record_milestone")
    unmet: list[Refusal] = []
    if command.milestone in campaign.milestones:
        unmet.append(Refusal("milestone_already_recorded", {"milestone": command.milestone}))
    ahead = milestone.announced or command.provisional
    if command.happened_on > local_date(facts.now) and not ahead:
        params = {"day": command.happened_on.isoformat()}
        unmet.append(Refusal("day_in_the_future", params, (WayOut.CORRECT_FIGURES,), "happened_on"))
    if command.happened_on.year > LAST_YEAR:
        far: dict[str, str | int] = {"given": command.happened_on.isoformat(), "year": LAST_YEAR}
        unmet.append(Refusal("extension_too_far", far, (WayOut.CORRECT_FIGURES,), "happened_on"))
    if not command.document_number.strip():
        unmet.append(Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document_number"))
    if unmet:
        raise Refused("record_milestone", tuple(unmet))
    recorded = MilestoneRecorded(
        milestone=command.milestone,
        happened_on=command.happened_on.isoformat(),
        document_number=command.document_number.strip(),
        provisional=command.provisional,
    )
    before = reckoning_of(definition, campaign, facts.days_off)
    by = reckoning_of(definition, evolve_campaign(campaign, recorded), facts.days_off)
    return (recorded, *arm_all(definition, by, facts.now, before))


def _postpone(
    definition: Definition, campaign: Campaign, command: PostponeMilestone, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if command.milestone not in definition.milestones:
        raise NotFound("milestone", command.milestone)
    _permit("postpone_milestone", definition.milestones[command.milestone].recorded_by, facts)
    _running(definition, campaign, "postpone_milestone")
    return postpone(definition, campaign, command, facts.days_off, facts.now)


def _extend(
    definition: Definition, campaign: Campaign, command: ExtendDeadline, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if command.deadline not in definition.deadlines:
        raise NotFound("deadline", command.deadline)
    _permit("extend_deadline", definition.deadlines[command.deadline].extended_by, facts)
    _running(definition, campaign, "extend_deadline")
    return extend(definition, campaign, command, facts.days_off, facts.now)


def _close(campaign: Campaign, command: CloseCampaign, facts: CampaignFacts) -> tuple[CampaignEvent, ...]:
    if campaign.state is not CampaignState.SUSPENDED:
        _in_state(campaign, CampaignState.LAUNCHED, "close")
    unmet: list[Refusal] = []
    if not command.reason.strip():
        if facts.open_cases:
            unmet.append(Refusal("cases_still_open", {"count": facts.open_cases}, (WayOut.GIVE_REASON,), "reason"))
        for quota, (held, least) in facts.below_minimum.items():
            params: dict[str, str | int] = {"quota": quota, "held": held, "least": least}
            unmet.append(Refusal("quota_below_minimum", params, (WayOut.GIVE_REASON,), "reason"))
    if unmet:
        raise Refused("close", tuple(unmet))
    today = local_date(facts.now).isoformat()
    return (CampaignClosed(closed_on=today, open_cases=facts.open_cases, reason=command.reason.strip()),)


def _permit(trigger: str, roles: tuple[RoleId, ...], facts: CampaignFacts) -> None:
    if not facts.roles & set(roles):
        raise NotPermitted(trigger, roles)


def _running(definition: Definition, campaign: Campaign, trigger: str) -> None:
    suspended = suspension(definition, campaign)
    if suspended:
        raise Refused(trigger, (suspended,))
    _in_state(campaign, CampaignState.LAUNCHED, trigger)


def _in_state(campaign: Campaign, state: CampaignState, trigger: str) -> None:
    if campaign.state is not state:
        params = {"state": campaign.state.value, "wanted": state.value}
        raise Refused(trigger, (Refusal("campaign_in_other_state", params),))
