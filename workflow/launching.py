"""What may be asked of a campaign: answered, launched, its milestones recorded, its deadlines moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workflow.campaign import Campaign, CampaignState
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    DraftCampaign,
    ExtendDeadline,
    LaunchCampaign,
    RecordMilestone,
    SelectParticipants,
)
from workflow.deadlines import LAST_YEAR, DaysOff, end_of, local_date, rolled, rung_instant
from workflow.definition import Deadline, Definition
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    DeadlineArmed,
    DeadlineExtended,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
    RungSkipped,
)
from workflow.ids import PersonId, RoleId, UnitId
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts:
    """What is known when a campaign is asked: business time (aware UTC), the actor's roles, the calendar."""

    now: datetime
    roles: frozenset[RoleId]
    days_off: DaysOff


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
        case RecordMilestone():
            return _record_milestone(definition, campaign, command, facts)
        case ExtendDeadline():
            return _extend(definition, campaign, command, facts)


def ladder(deadline: Deadline, last_day: date) -> dict[str, str]:
    """Each rung of *deadline* and the instant it goes out, as ISO 8601 UTC text."""
    return {rung.id: rung_instant(last_day, rung.days).isoformat() for rung in deadline.ladder}


def _draft(definition: Definition, command: DraftCampaign) -> tuple[CampaignEvent, ...]:
    drafted = CampaignDrafted(
        campaign=command.campaign,
        organisation=command.organisation,
        definition=definition.id,
        sha256=definition.sha256,
        year=definition.year,
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
    if changed and command.question == definition.participants_question and campaign.units:
        return (answered, _selected((), (), facts))
    return (answered,)


def _select(campaign: Campaign, command: SelectParticipants, facts: CampaignFacts) -> tuple[CampaignEvent, ...]:
    _in_state(campaign, CampaignState.DRAFT, "select_participants")
    return (_selected(command.units, command.people, facts),)


def _selected(units: tuple[UnitId, ...], people: tuple[PersonId, ...], facts: CampaignFacts) -> ParticipantsSelected:
    return ParticipantsSelected(units=units, people=people, selected_on=local_date(facts.now).isoformat())


def _launch(definition: Definition, campaign: Campaign, facts: CampaignFacts) -> tuple[CampaignEvent, ...]:
    _in_state(campaign, CampaignState.DRAFT, "launch")
    unmet = [
        Refusal("question_open", {"question": q.id}, (WayOut.ANSWER_QUESTION,))
        for q in definition.questions.values()
        if q.blocking and q.id not in campaign.answers
    ]
    unmet += [
        Refusal("no_such_day", {"deadline": d.id, "year": campaign.year, "day_named": f"{d.when.day}/{d.when.month}"})
        for d in definition.deadlines.values()
        if not d.when.exists_in(campaign.year)
    ]
    if not campaign.units:
        unmet.append(Refusal("no_participants", {}, (WayOut.SELECT_PARTICIPANTS,)))
    if unmet:
        raise Refused("launch", tuple(unmet))
    launched = CampaignLaunched(launched_on=local_date(facts.now).isoformat())
    armed = (event for d in definition.deadlines.values() for event in _arm(d, campaign.year, facts))
    return (launched, *armed)


def _arm(deadline: Deadline, year: int, facts: CampaignFacts) -> Iterator[CampaignEvent]:
    last_day = rolled(deadline.when.last_day(year), deadline.roll, facts.days_off)
    rungs = ladder(deadline, last_day)
    yield DeadlineArmed(
        deadline=deadline.id,
        named_day=deadline.when.named_day(year).isoformat(),
        last_day=last_day.isoformat(),
        due_at=end_of(last_day).isoformat(),
        rungs=rungs,
    )
    yield from _skip_past(deadline, rungs, 1, "", facts.now)


def _skip_past(
    deadline: Deadline, rungs: dict[str, str], revision: int, case: str, now: datetime
) -> Iterator[RungSkipped]:
    for rung, instant in rungs.items():
        if datetime.fromisoformat(instant) <= now:
            yield RungSkipped(deadline=deadline.id, revision=revision, rung=rung, case=case, because="past_when_armed")


def _record_milestone(
    definition: Definition, campaign: Campaign, command: RecordMilestone, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if command.milestone not in definition.milestones:
        raise NotFound("milestone", command.milestone)
    _permit("record_milestone", definition.milestones[command.milestone].recorded_by, facts)
    _in_state(campaign, CampaignState.LAUNCHED, "record_milestone")
    unmet: list[Refusal] = []
    if command.milestone in campaign.milestones:
        unmet.append(Refusal("milestone_already_recorded", {"milestone": command.milestone}))
    if command.happened_on > local_date(facts.now):
        params = {"day": command.happened_on.isoformat()}
        unmet.append(Refusal("day_in_the_future", params, (WayOut.CORRECT_FIGURES,), "happened_on"))
    if not command.document_number.strip():
        unmet.append(Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document_number"))
    if unmet:
        raise Refused("record_milestone", tuple(unmet))
    recorded = MilestoneRecorded(
        milestone=command.milestone,
        happened_on=command.happened_on.isoformat(),
        document_number=command.document_number.strip(),
    )
    return (recorded,)


def _extend(
    definition: Definition, campaign: Campaign, command: ExtendDeadline, facts: CampaignFacts
) -> tuple[CampaignEvent, ...]:
    if command.deadline not in definition.deadlines:
        raise NotFound("deadline", command.deadline)
    deadline = definition.deadlines[command.deadline]
    _permit("extend_deadline", deadline.extended_by, facts)
    _in_state(campaign, CampaignState.LAUNCHED, "extend_deadline")
    case = command.case or ""
    current = campaign.due(deadline.id, command.case)
    unmet: list[Refusal] = []
    if command.last_day <= current.last_day or command.last_day < local_date(facts.now):
        params = {"given": command.last_day.isoformat(), "current": current.last_day.isoformat()}
        unmet.append(Refusal("extension_not_later", params, (WayOut.CORRECT_FIGURES,), "last_day"))
    if command.last_day.year > LAST_YEAR:
        far: dict[str, str | int] = {"given": command.last_day.isoformat(), "year": LAST_YEAR}
        unmet = [Refusal("extension_too_far", far, (WayOut.CORRECT_FIGURES,), "last_day")]
    if not command.reason.strip():
        unmet.append(Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))
    if unmet:
        raise Refused("extend_deadline", tuple(unmet))
    before = campaign.deadlines.get((deadline.id, case))
    revision = before.revision + 1 if before else 1
    rungs = ladder(deadline, command.last_day)
    extended = DeadlineExtended(
        deadline=deadline.id,
        last_day=command.last_day.isoformat(),
        due_at=end_of(command.last_day).isoformat(),
        revision=revision,
        case=case,
        document_number=command.document_number.strip(),
        reason=command.reason.strip(),
        rungs=rungs,
    )
    return (extended, *_skip_past(deadline, rungs, revision, case, facts.now))


def _permit(trigger: str, roles: tuple[RoleId, ...], facts: CampaignFacts) -> None:
    if not facts.roles & set(roles):
        raise NotPermitted(trigger, roles)


def _in_state(campaign: Campaign, state: CampaignState, trigger: str) -> None:
    if campaign.state is not state:
        params = {"state": campaign.state.value, "wanted": state.value}
        raise Refused(trigger, (Refusal("campaign_in_other_state", params),))
