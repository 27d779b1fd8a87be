"""A plan that repeats itself every year: what falls due in which round, what is past at launch, what is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.builders import a_deadline, a_definition, a_question, an_obligation
from workflow.arming import BEGINS
from workflow.campaign import Campaign, fold_campaign
from workflow.commands import ExtendDeadline, LaunchCampaign
from workflow.consequences import Opening, of_campaign
from workflow.dates import DayOfRound, NamedDay, Reckoning
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import Bound, DateRule
from workflow.definition import Definition
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    DeadlineArmed,
    DeadlineExtended,
    OccurrenceSkipped,
    ParticipantsSelected,
    QuestionAnswered,
    RungFired,
)
from workflow.ids import DeadlineId, OptionId, QuestionId, RoleId, TrackId, UnitId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.readings import Ask, Asked
from workflow.rounds import Every, Rounds

FIRST, ROLLS = QuestionId("first"), QuestionId("rolls")
ROUNDS = Rounds(
    every=Every.YEAR,
    first=Asked(FIRST, {OptionId("early"): NamedDay(1, 1, 2021), OptionId("late"): NamedDay(1, 1, 2022)}),
    last=NamedDay(30, 12, 2025),
)
THIRTIETH_OF_MARCH = DateRule(NamedDay(30, 3), Bound.THROUGH)
REPORTED = DateRule(DayOfRound(), Bound.THROUGH)
PLAN = a_definition(
    questions=[a_question("first", "early", "late"), a_question("rolls", "none", "next_working_day")],
    deadlines=[
        a_deadline(when=THIRTIETH_OF_MARCH, each_round=True, roll=Ask(ROLLS), rungs=[-14]),
        a_deadline("reports", when=REPORTED, each_round=True),
    ],
    obligations=[an_obligation()],
    rounds=ROUNDS,
)
LAUNCHED_AT = datetime(2022, 3, 25, 2, tzinfo=UTC)
UNITS = ("planning", "inspection")


def launch(first: str = "early", rolls: str = "next_working_day", plan: Definition = PLAN) -> list[CampaignEvent]:
    """The whole stream of a campaign that was launched on 25/3/2022."""
    before: list[CampaignEvent] = [
        CampaignDrafted(campaign="c", organisation="board", definition="a-plan", sha256="a" * 64, year=2020),
        QuestionAnswered(question="first", option=first, basis=""),
        QuestionAnswered(question="rolls", option=rolls, basis=""),
        ParticipantsSelected(units=UNITS, people=(), selected_on="2022-03-25"),
    ]
    facts = CampaignFacts(now=LAUNCHED_AT, roles=frozenset({RoleId("office")}), days_off=DaysOff())
    return [*before, *decide_campaign(plan, fold_campaign(before), LaunchCampaign(), facts)]


def armed(events: list[CampaignEvent], deadline: str = "registration") -> dict[str, str]:
    return {
        event.occurrence: event.last_day
        for event in events
        if isinstance(event, DeadlineArmed) and event.deadline == deadline
    }


def running() -> Campaign:
    return fold_campaign(launch())


def test_each_round_has_its_own_last_day_and_the_last_round_is_short() -> None:
    events = launch()

    assert armed(events) == {"2022": "2022-03-30", "2023": "2023-03-30", "2024": "2024-04-01", "2025": "2025-03-31"}
    assert armed(events, "reports") == {
        "2022": "2022-12-31",
        "2023": "2023-12-31",
        "2024": "2024-12-31",
        "2025": "2025-12-30",
    }


@pytest.mark.parametrize(
    ("first", "skipped"), [("early", [("registration", "2021"), ("reports", "2021")]), ("late", [])]
)
def test_round_that_was_past_at_launch_is_skipped_with_an_entry(first: str, skipped: list[tuple[str, str]]) -> None:
    events = launch(first)

    assert [(e.deadline, e.occurrence) for e in events if isinstance(e, OccurrenceSkipped)] == skipped
    assert list(armed(events)) == ["2022", "2023", "2024", "2025"]


def test_question_decides_whether_a_day_off_moves_the_last_day() -> None:
    assert armed(launch(rolls="none"))["2024"] == "2024-03-30"
    assert armed(launch(rolls=Roll.NEXT_WORKING_DAY))["2024"] == "2024-04-01"


@pytest.mark.parametrize("open_question", [FIRST, ROLLS])
def test_nothing_falls_due_while_the_question_that_decides_is_open(open_question: QuestionId) -> None:
    answers = {FIRST: OptionId("early"), ROLLS: OptionId("none")}
    del answers[open_question]
    by = Reckoning(year=2020, answers=answers)

    [registration, _] = PLAN.deadlines.values()

    assert list(registration.occurrences(by, PLAN.rounds_by(by))) == []


def test_window_whose_opening_is_asked_is_not_there_while_the_question_is_open() -> None:
    window = a_deadline(opens=Asked(FIRST, {OptionId("early"): NamedDay(1, 1)}))

    assert list(window.occurrences(Reckoning(year=2020))) == []


def test_what_is_owed_falls_due_now_in_a_round_that_runs_and_later_when_its_round_begins() -> None:
    campaign = running()
    at_launch = list(of_campaign(PLAN, campaign, launch(), []))
    begun = RungFired(deadline="registration", revision=1, rung=BEGINS, occurrence="2024", owing=0, told=0)

    assert at_launch == [
        Opening(track=TrackId("register"), unit=UnitId(unit), because="launch", occurrence="2022") for unit in UNITS
    ]
    assert list(of_campaign(PLAN, campaign, [begun], [])) == [
        Opening(track=TrackId("register"), unit=UnitId(unit), because=BEGINS, occurrence="2024") for unit in UNITS
    ]


def test_extending_a_later_round_beforehand_leaves_its_beginning_in_place() -> None:
    facts = CampaignFacts(now=LAUNCHED_AT, roles=frozenset({RoleId("office")}), days_off=DaysOff())
    command = ExtendDeadline(
        deadline=DeadlineId("registration"), last_day=date(2023, 4, 14), reason="Bão", occurrence="2023"
    )

    [extended] = decide_campaign(PLAN, running(), command, facts)

    assert isinstance(extended, DeadlineExtended)
    assert extended.rungs == {BEGINS: "2022-12-31T17:00:00+00:00", "-14d": "2023-03-31T01:00:00+00:00"}


def test_extending_a_round_that_runs_does_not_begin_it_again() -> None:
    facts = CampaignFacts(now=LAUNCHED_AT, roles=frozenset({RoleId("office")}), days_off=DaysOff())
    command = ExtendDeadline(
        deadline=DeadlineId("registration"), last_day=date(2022, 4, 14), reason="Bão", occurrence="2022"
    )

    extended, *_ = decide_campaign(PLAN, running(), command, facts)

    assert isinstance(extended, DeadlineExtended)
    assert BEGINS not in extended.rungs
