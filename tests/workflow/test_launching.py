"""`decide_campaign`: answered, selected, launched; milestones recorded and deadlines moved."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from tests.workflow.builders import NOON, a_deadline, a_definition, a_question, an_bien
from workflow.campaign import Campaign, CampaignState, fold_campaign
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    DraftCampaign,
    LaunchCampaign,
    RecordMilestone,
    SelectParticipants,
)
from workflow.dates import NamedDay
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import Bound, DateRule
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    DeadlineArmed,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
    RungSkipped,
)
from workflow.ids import CampaignId, MilestoneId, OptionId, PersonId, QuestionId, RoleId, UnitId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal, WayOut

PLAN = a_definition(
    milestones=["notice"],
    questions=[a_question("scope", "some", "all"), a_question("tie", "nobody", "leader", blocking=False)],
    deadlines=[a_deadline(rungs=[-60, -14, 1])],
)
DRAFTED = CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020)
ANSWERED = QuestionAnswered(question="scope", option="all")
SELECTED = ParticipantsSelected(units=("dong-yen",), people=(), selected_on="2020-06-15")
READY = fold_campaign([DRAFTED, ANSWERED, SELECTED])
LAUNCHED = CampaignLaunched(launched_on="2020-06-15")
RUNNING = fold_campaign([DRAFTED, ANSWERED, SELECTED, LAUNCHED])
DRAFT, LAUNCH = DraftCampaign(campaign=CampaignId("c"), organisation="an-bien"), LaunchCampaign()
NOTICE = RecordMilestone(milestone=MilestoneId("notice"), happened_on=date(2020, 6, 15), document_number=" 9/TB-HĐ ")
SELECT = SelectParticipants(units=(UnitId("dong-yen"), UnitId("tay-yen")), people=(PersonId("thu-ba"),))


def answer(question: str, option: str) -> AnswerQuestion:
    return AnswerQuestion(question=QuestionId(question), option=OptionId(option), basis="Công văn 5")


def by(*roles: str, now: datetime = NOON) -> CampaignFacts:
    return CampaignFacts(now=now, roles=frozenset(RoleId(role) for role in roles), days_off=DaysOff())


def refused(
    campaign: Campaign | None, command: CampaignCommand, known: CampaignFacts | None = None
) -> tuple[Refusal, ...]:
    """The refusals with which *command* is refused, having seen that the campaign was not touched."""
    before = deepcopy(campaign)

    with pytest.raises(Refused) as refusal:
        decide_campaign(PLAN, campaign, command, known or by("office"))

    assert campaign == before
    return refusal.value.refusals


def test_campaign_is_drafted_with_the_answers_the_plan_carries() -> None:
    questions = [a_question("scope", "some", "all"), a_question("tie", "nobody", answer="nobody", basis="Dự án chọn")]
    answered_too = a_question("base", "registered", answer="registered")
    plan = a_definition(questions=[*questions, answered_too])

    events = decide_campaign(plan, None, DRAFT, by("office"))

    assert events == (
        DRAFTED,
        QuestionAnswered(question="tie", option="nobody", basis="Dự án chọn"),
        QuestionAnswered(question="base", option="registered"),
    )


@pytest.mark.parametrize("command", [DRAFT, answer("scope", "all"), SELECT, LAUNCH, NOTICE])
@pytest.mark.parametrize("roles", [(), ("officer",)])
def test_campaign_is_run_by_those_the_plan_names(command: CampaignCommand, roles: tuple[str, ...]) -> None:
    with pytest.raises(NotPermitted) as refusal:
        decide_campaign(PLAN, READY, command, by(*roles))

    assert refusal.value.roles == ("office",)
    assert refused(READY, command, by(*roles)) == refusal.value.refusals


@pytest.mark.parametrize("command", [answer("scope", "all"), SELECT, LAUNCH, NOTICE])
def test_command_for_no_campaign_is_not_found(command: CampaignCommand) -> None:
    with pytest.raises(NotFound) as missing:
        decide_campaign(PLAN, None, command, by("office"))

    assert (missing.value.kind, missing.value.name) == ("campaign", "")


def test_question_is_answered_on_some_basis() -> None:
    events = decide_campaign(PLAN, READY, answer("scope", "some"), by("office"))

    assert events == (QuestionAnswered(question="scope", option="some", basis="Công văn 5"),)


def test_unknown_question_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        decide_campaign(PLAN, READY, answer("weather", "fine"), by("office"))

    assert (missing.value.kind, missing.value.name) == ("question", "weather")


def test_question_is_answered_by_one_of_its_options() -> None:
    params = {"question": "scope", "given": "none", "options": "some, all"}

    assert refused(READY, answer("scope", "none")) == (Refusal("option_unknown", params, (), "option"),)


def test_participants_are_selected_as_of_the_local_day() -> None:
    after_midnight = datetime(2020, 6, 15, 18, tzinfo=UTC)

    events = decide_campaign(PLAN, READY, SELECT, by("office", now=after_midnight))

    assert events == (
        ParticipantsSelected(units=("dong-yen", "tay-yen"), people=("thu-ba",), selected_on="2020-06-16"),
    )


@pytest.mark.parametrize("command", [answer("scope", "all"), SELECT, LAUNCH])
def test_what_belongs_before_the_launch_is_refused_after_it(command: CampaignCommand) -> None:
    params = {"state": "launched", "wanted": "draft"}

    assert refused(RUNNING, command) == (Refusal("campaign_in_other_state", params),)


def test_launch_is_refused_while_a_blocking_question_is_open() -> None:
    open_question = Refusal("question_open", {"question": "scope"}, (WayOut.ANSWER_QUESTION,))

    assert refused(fold_campaign([DRAFTED, SELECTED]), LAUNCH) == (open_question,)


def test_launch_is_refused_without_participants() -> None:
    nobody = Refusal("no_participants", {}, (WayOut.SELECT_PARTICIPANTS,))

    assert refused(fold_campaign([DRAFTED, ANSWERED]), LAUNCH) == (nobody,)


def test_everything_in_the_way_of_a_launch_is_told_at_once() -> None:
    refusals = refused(fold_campaign([DRAFTED]), LAUNCH)

    assert [refusal.code for refusal in refusals] == ["question_open", "no_participants"]


def test_launch_is_refused_while_a_deadline_names_a_day_the_year_does_not_have() -> None:
    plan = a_definition(deadlines=[a_deadline(when=DateRule(NamedDay(31, 11), Bound.THROUGH))])

    with pytest.raises(Refused) as refusal:
        decide_campaign(plan, READY, LAUNCH, by("office"))

    params = {"deadline": "registration", "year": 2020}
    assert refusal.value.refusals == (Refusal("no_such_day", params),)


def test_launch_arms_deadlines_and_skips_rungs_already_past() -> None:
    events = decide_campaign(PLAN, READY, LAUNCH, by("office"))

    armed = DeadlineArmed(
        deadline="registration",
        named_day="2020-07-31",
        last_day="2020-07-31",
        due_at="2020-07-31T17:00:00+00:00",
        rungs={
            "-60d": "2020-06-01T01:00:00+00:00",
            "-14d": "2020-07-17T01:00:00+00:00",
            "+1d": "2020-08-01T01:00:00+00:00",
        },
    )
    skipped = RungSkipped(deadline="registration", revision=1, rung="-60d", because="past_when_armed")
    assert events == (LAUNCHED, armed, skipped)
    assert fold_campaign([DRAFTED, ANSWERED, SELECTED, *events]).state is CampaignState.LAUNCHED


@pytest.mark.parametrize(("second", "skipped"), [(-1, []), (0, ["-14d"])])
def test_rung_whose_instant_has_come_is_past(second: int, skipped: list[str]) -> None:
    plan = a_definition(deadlines=[a_deadline(rungs=[-14])])
    now = datetime.fromtimestamp(datetime(2020, 7, 17, 1, tzinfo=UTC).timestamp() + second, UTC)

    events = decide_campaign(plan, READY, LAUNCH, by("office", now=now))

    assert [event.rung for event in events if isinstance(event, RungSkipped)] == skipped


def test_launch_rolls_a_strict_deadline_over_the_weekend() -> None:
    sunday = DateRule(NamedDay(2, 8), Bound.BEFORE)
    plan = a_definition(deadlines=[a_deadline(when=sunday, roll=Roll.NEXT_WORKING_DAY, rungs=[0])])

    events: tuple[CampaignEvent, ...] = decide_campaign(plan, READY, LAUNCH, by("office"))

    assert events[1:] == (
        DeadlineArmed(
            deadline="registration",
            named_day="2020-08-02",
            last_day="2020-08-03",
            due_at="2020-08-03T17:00:00+00:00",
            rungs={"+0d": "2020-08-03T01:00:00+00:00"},
        ),
    )


def test_milestone_is_recorded_with_its_document() -> None:
    events = decide_campaign(PLAN, RUNNING, NOTICE, by("office"))

    assert events == (MilestoneRecorded(milestone="notice", happened_on="2020-06-15", document_number="9/TB-HĐ"),)


def test_unknown_milestone_is_not_found() -> None:
    command = RecordMilestone(milestone=MilestoneId("flood"), happened_on=date(2020, 6, 1), document_number="1")

    with pytest.raises(NotFound) as missing:
        decide_campaign(PLAN, RUNNING, command, by("office"))

    assert (missing.value.kind, missing.value.name) == ("milestone", "flood")


def test_milestone_waits_for_the_launch() -> None:
    params = {"state": "draft", "wanted": "launched"}

    assert refused(READY, NOTICE) == (Refusal("campaign_in_other_state", params),)


def test_milestone_is_recorded_once_not_ahead_and_not_without_a_number() -> None:
    happened = MilestoneRecorded(milestone="notice", happened_on="2020-06-10", document_number="9/TB")
    campaign = fold_campaign([DRAFTED, ANSWERED, SELECTED, LAUNCHED, happened])
    command = RecordMilestone(milestone=MilestoneId("notice"), happened_on=date(2020, 6, 16), document_number=" ")

    assert refused(campaign, command) == (
        Refusal("milestone_already_recorded", {"milestone": "notice"}),
        Refusal("day_in_the_future", {"day": "2020-06-16"}, (WayOut.CORRECT_FIGURES,), "happened_on"),
        Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document_number"),
    )


def test_changed_answer_to_who_takes_part_leaves_nobody_selected() -> None:
    definition = an_bien()
    facts = by("standing_office")
    drafted = decide_campaign(definition, None, DraftCampaign(campaign=CampaignId("c"), organisation="o"), facts)
    selected = ParticipantsSelected(units=("u",), people=("p",), selected_on="2020-03-30")
    campaign = fold_campaign([*drafted, selected])

    same, changed = (
        decide_campaign(definition, campaign, answer("scope", option), facts) for option in ("one_stop", "communes")
    )

    assert [event.kind for event in same] == ["campaign.question_answered"]
    assert (changed[1].units, changed[1].people) == ((), ())
