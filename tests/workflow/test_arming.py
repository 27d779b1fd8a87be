"""Deadlines are set: at the launch, when their milestone is recorded, when a case enters a state."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.builders import NOON, a_case, a_deadline, a_definition
from workflow.arming import BEGINS, arm_for_case, ladder, reckoning_of
from workflow.campaign import Campaign, evolve_campaign, fold_campaign
from workflow.commands import CampaignCommand, ExtendDeadline, LaunchCampaign, RecordMilestone
from workflow.dates import AfterEvent, NamedDay
from workflow.daysoff import DaysOff
from workflow.deadlines import Bound, DateRule, Due
from workflow.definition import Definition, Occurrence, RungKind, RungRule
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    DeadlineArmed,
    DeadlineEvent,
    DeadlineExtended,
    MilestoneRecorded,
    OccurrenceSkipped,
    ParticipantsSelected,
    RungSkipped,
)
from workflow.ids import CaseId, DeadlineId, MilestoneId, RoleId, StateId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.rounds import Every, Rounds

DRAFTED = CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020)
SELECTED = ParticipantsSelected(units=("dong-yen",), people=(), selected_on="2020-06-15")
READY = fold_campaign([DRAFTED, SELECTED])
YEARS = Rounds(every=Every.YEAR, first=NamedDay(1, 1, 2019), last=NamedDay(31, 10, 2022))
AFTER_NOTICE = DateRule(AfterEvent(10, working=False, milestone=MilestoneId("notice")), Bound.THROUGH)
AFTER_LAUNCH = DateRule(AfterEvent(5, working=True, milestone=MilestoneId("launched")), Bound.THROUGH)
ASKED = DateRule(AfterEvent(3, working=True, state=StateId("asked")), Bound.THROUGH)


def through(day: int, month: int) -> DateRule:
    return DateRule(NamedDay(day, month), Bound.THROUGH)


def by(now: datetime = NOON) -> CampaignFacts:
    return CampaignFacts(now=now, roles=frozenset({RoleId("office")}), days_off=DaysOff())


def after(plan: Definition, campaign: Campaign, *commands: CampaignCommand, now: datetime = NOON) -> Campaign:
    for command in commands:
        for event in decide_campaign(plan, campaign, command, by(now)):
            campaign = evolve_campaign(campaign, event)
    return campaign


def launched(plan: Definition, now: datetime = NOON) -> tuple[CampaignEvent, ...]:
    events = decide_campaign(plan, READY, LaunchCampaign(), by(now))
    assert isinstance(events[0], CampaignLaunched)
    return events[1:]


def notice(day: date = date(2020, 6, 15), *, provisional: bool = False, name: str = "notice") -> RecordMilestone:
    return RecordMilestone(
        milestone=MilestoneId(name), happened_on=day, document_number="9/TB", provisional=provisional
    )


def armed(events: tuple[CampaignEvent, ...] | list[DeadlineEvent]) -> list[tuple[str, str, str]]:
    """Deadline, occurrence and last day of everything armed."""
    return [(one.deadline, one.occurrence, one.last_day) for one in events if isinstance(one, DeadlineArmed)]


def skipped(events: tuple[CampaignEvent, ...]) -> list[tuple[str, str]]:
    return [(one.deadline, one.occurrence) for one in events if isinstance(one, OccurrenceSkipped)]


def test_of_several_days_those_past_at_launch_are_skipped_with_an_entry() -> None:
    plan = a_definition(deadlines=[a_deadline("report", through(31, 3), through(15, 6), through(31, 12))])

    events = launched(plan)

    assert events[0] == OccurrenceSkipped(
        deadline="report", occurrence="2020-03-31", last_day="2020-03-31", because="past_when_armed"
    )
    assert armed(events) == [("report", "2020-06-15", "2020-06-15"), ("report", "2020-12-31", "2020-12-31")]


@pytest.mark.parametrize(("second", "skips"), [(-1, []), (0, [("report", "2020-06-15")])])
def test_falling_due_is_past_once_its_last_day_is_over(second: int, skips: list[tuple[str, str]]) -> None:
    plan = a_definition(deadlines=[a_deadline("report", through(15, 6), through(31, 12))])
    midnight = datetime(2020, 6, 15, 17, tzinfo=UTC)

    events = launched(plan, datetime.fromtimestamp(midnight.timestamp() + second, UTC))

    assert skipped(events) == skips


def test_single_day_is_armed_even_when_it_is_past_and_its_rungs_are_skipped() -> None:
    events = launched(a_definition(deadlines=[a_deadline(when=through(31, 3), rungs=[-1])]))

    assert armed(events) == [("registration", "", "2020-03-31")]
    assert events[1:] == (RungSkipped(deadline="registration", revision=1, rung="-1d", because="past_when_armed"),)


def test_rungs_past_are_skipped_in_the_falling_due_they_belong_to() -> None:
    plan = a_definition(deadlines=[a_deadline("report", through(20, 6), through(31, 12), rungs=[-7])])

    found = [(one.occurrence, one.rung) for one in launched(plan) if isinstance(one, RungSkipped)]

    assert found == [("2020-06-20", "-7d")]


def test_rounds_that_are_over_are_skipped_those_running_fall_due_and_later_ones_begin_by_the_clock() -> None:
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 12), each_round=True, rungs=[-1])], rounds=YEARS)

    events = launched(plan)

    assert skipped(events) == [("plan", "2019")]
    rungs = {one.occurrence: one.rungs for one in events if isinstance(one, DeadlineArmed)}
    assert rungs == {
        "2020": {"-1d": "2020-12-30T01:00:00+00:00"},
        "2021": {BEGINS: "2020-12-31T17:00:00+00:00", "-1d": "2021-12-30T01:00:00+00:00"},
        "2022": {BEGINS: "2021-12-31T17:00:00+00:00", "-1d": "2022-12-30T01:00:00+00:00"},
    }


def test_a_single_round_that_is_over_is_skipped_too() -> None:
    one = Rounds(every=Every.YEAR, first=NamedDay(1, 1, 2020), last=NamedDay(31, 5, 2020))
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 5), each_round=True)], rounds=one)

    events = launched(plan)

    assert (armed(events), skipped(events)) == ([], [("plan", "2020")])


@pytest.mark.parametrize(("second", "begins"), [(-1, True), (0, False)])
def test_round_has_begun_at_midnight(second: int, *, begins: bool) -> None:
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 12), each_round=True)], rounds=YEARS)
    new_year = datetime(2020, 12, 31, 17, tzinfo=UTC)

    events = launched(plan, datetime.fromtimestamp(new_year.timestamp() + second, UTC))

    rungs = {one.occurrence: one.rungs for one in events if isinstance(one, DeadlineArmed)}
    assert (BEGINS in rungs["2021"]) == begins


def test_window_is_armed_with_its_opening_and_the_rungs_that_tell_of_it() -> None:
    deadline = a_deadline(when=through(30, 9), opens=NamedDay(15, 8), rungs=[-1])
    opening = RungRule(id="opening", days=0, kind=RungKind.REMINDER, tells=(RoleId("officer"),), from_opening=True)
    one = Occurrence(id="", named_day=date(2020, 9, 30), last_day=date(2020, 9, 30), opens_on=date(2020, 8, 15))

    events = launched(a_definition(deadlines=[deadline]))
    rungs = ladder(a_deadline(rungs=[-1], ladder=(opening,)), one)

    assert [event.opens_on for event in events if isinstance(event, DeadlineArmed)] == ["2020-08-15"]
    assert rungs == {"opening": "2020-08-15T01:00:00+00:00", "-1d": "2020-09-29T01:00:00+00:00"}


def test_deadline_waits_for_its_milestone_and_is_armed_once() -> None:
    plan = a_definition(
        deadlines=[a_deadline(), a_deadline("appeal", AFTER_NOTICE, rungs=[-1])], milestones=["notice", "review"]
    )
    at_launch = launched(plan)
    running = after(plan, READY, LaunchCampaign())

    recorded = decide_campaign(plan, running, notice(), by())
    later = decide_campaign(plan, after(plan, running, notice()), notice(name="review"), by())

    assert armed(at_launch) == [("registration", "", "2020-07-31")]
    assert armed(recorded) == [("appeal", "", "2020-06-25")]
    assert [event for event in later if not isinstance(event, MilestoneRecorded)] == []


def test_of_several_days_only_the_new_one_is_armed_with_the_milestone() -> None:
    plan = a_definition(deadlines=[a_deadline("report", through(31, 12), AFTER_NOTICE)], milestones=["notice"])
    running = after(plan, READY, LaunchCampaign())

    recorded = decide_campaign(plan, running, notice(), by())

    assert [occurrence for _, occurrence, _ in armed(recorded)] == ["2020-06-25"]
    assert sorted(which for _, which, _ in after(plan, running, notice()).deadlines) == ["2020-06-25", "2020-12-31"]


def test_deadline_counted_from_launch_or_issue_is_armed_at_launch() -> None:
    issued = DateRule(AfterEvent(100, working=False, milestone=MilestoneId("issued")), Bound.THROUGH)
    plan = a_definition(deadlines=[a_deadline("plan", AFTER_LAUNCH), a_deadline("answer", issued)])

    assert armed(launched(plan)) == [("plan", "", "2020-06-22"), ("answer", "", "2020-07-08")]


def test_provisional_milestone_arms_nothing_and_may_be_recorded_again() -> None:
    plan = a_definition(deadlines=[a_deadline("appeal", AFTER_NOTICE)], milestones=["notice"])
    running = after(plan, READY, LaunchCampaign())

    expected = decide_campaign(plan, running, notice(date(2020, 7, 1), provisional=True), by())
    waiting = after(plan, running, notice(date(2020, 7, 1), provisional=True))
    recorded = decide_campaign(plan, waiting, notice(), by())

    assert expected == (
        MilestoneRecorded(milestone="notice", happened_on="2020-07-01", document_number="9/TB", provisional=True),
    )
    assert (waiting.provisional, "notice" in waiting.milestones) == ({"notice": date(2020, 7, 1)}, False)
    assert armed(recorded) == [("appeal", "", "2020-06-25")]
    assert after(plan, waiting, notice()).provisional == {}


def test_announced_milestone_arms_its_deadline_though_its_day_is_ahead() -> None:
    plan = a_definition(deadlines=[a_deadline("appeal", AFTER_NOTICE)], announced=["notice"])
    running = after(plan, READY, LaunchCampaign())

    recorded = decide_campaign(plan, running, notice(date(2020, 7, 1)), by())

    assert armed(recorded) == [("appeal", "", "2020-07-11")]


def test_deadline_of_a_case_is_counted_from_the_day_it_entered_the_state() -> None:
    plan = a_definition(deadlines=[a_deadline("answer", ASKED, from_state="asked", rungs=[0]), a_deadline()])
    running = after(plan, READY, LaunchCampaign())
    late_on_friday = datetime(2020, 6, 19, 16, 59, tzinfo=UTC)

    def arming(campaign: Campaign, state: str, now: datetime = late_on_friday) -> list[DeadlineEvent]:
        known = reckoning_of(plan, campaign, DaysOff())
        return list(arm_for_case(plan, campaign, a_case(state), StateId(state), known, now))

    (event,) = arming(running, "asked")
    again = arming(evolve_campaign(running, event), "asked", datetime(2020, 6, 22, 3, tzinfo=UTC))

    assert "answer" not in {name for name, _, _ in running.deadlines}
    assert event == DeadlineArmed(
        deadline="answer",
        named_day="2020-06-24",
        last_day="2020-06-24",
        due_at="2020-06-24T17:00:00+00:00",
        rungs={"+0d": "2020-06-24T01:00:00+00:00"},
        case="case-1",
        counted_from="2020-06-19",
    )
    assert [(one.last_day, one.revision) for one in again if isinstance(one, DeadlineArmed)] == [("2020-06-25", 2)]
    assert arming(running, "begun") == []


def test_deadline_of_a_case_binds_no_other_case() -> None:
    plan = a_definition(deadlines=[a_deadline("answer", ASKED, from_state="asked")])
    running = after(plan, READY, LaunchCampaign())
    known = reckoning_of(plan, running, DaysOff())
    (event,) = arm_for_case(plan, running, a_case("asked"), StateId("asked"), known, NOON)

    campaign = evolve_campaign(running, event)

    stands = Due(last_day=date(2020, 6, 18), original_last_day=date(2020, 6, 18))
    assert campaign.due(DeadlineId("answer"), CaseId("case-1")) == stands
    assert campaign.due(DeadlineId("answer"), CaseId("case-2")) is None


def test_extension_of_one_falling_due_leaves_the_others() -> None:
    plan = a_definition(deadlines=[a_deadline("report", through(31, 7), through(31, 12))])
    running = after(plan, READY, LaunchCampaign())
    moving = ExtendDeadline(
        deadline=DeadlineId("report"), last_day=date(2020, 8, 15), reason="Bão", occurrence="2020-07-31"
    )

    moved = after(plan, running, moving)

    assert [moved.due(DeadlineId("report"), None, which).last_day for which in ("2020-07-31", "2020-12-31")] == [
        date(2020, 8, 15),
        date(2020, 12, 31),
    ]


def test_round_that_is_extended_before_it_begins_still_begins() -> None:
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 12), each_round=True, rungs=[-1])], rounds=YEARS)
    running = after(plan, READY, LaunchCampaign())
    moving = ExtendDeadline(deadline=DeadlineId("plan"), last_day=date(2022, 1, 15), reason="Bão", occurrence="2021")

    (extended,) = decide_campaign(plan, running, moving, by())

    assert isinstance(extended, DeadlineExtended)
    assert extended.rungs == {BEGINS: "2020-12-31T17:00:00+00:00", "-1d": "2022-01-14T01:00:00+00:00"}


def test_round_that_has_begun_does_not_begin_again_when_extended() -> None:
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 12), each_round=True, rungs=[-1])], rounds=YEARS)
    running = after(plan, READY, LaunchCampaign())
    moving = ExtendDeadline(deadline=DeadlineId("plan"), last_day=date(2021, 1, 15), reason="Bão", occurrence="2020")

    (extended,) = decide_campaign(plan, running, moving, by())

    assert isinstance(extended, DeadlineExtended)
    assert extended.rungs == {"-1d": "2021-01-14T01:00:00+00:00"}


def test_extension_for_one_case_begins_no_round_again() -> None:
    plan = a_definition(deadlines=[a_deadline("plan", through(31, 12), each_round=True)], rounds=YEARS)
    running = after(plan, READY, LaunchCampaign())
    moving = ExtendDeadline(
        deadline=DeadlineId("plan"), last_day=date(2022, 1, 15), reason="Bão", occurrence="2021", case=CaseId("one")
    )

    (extended,) = decide_campaign(plan, running, moving, by())

    assert isinstance(extended, DeadlineExtended)
    assert extended.rungs == {}


def test_window_that_is_extended_before_it_opens_still_tells_of_the_opening() -> None:
    opening = RungRule(id="opening", days=0, kind=RungKind.REMINDER, tells=(RoleId("officer"),), from_opening=True)
    deadline = a_deadline(when=through(30, 9), opens=NamedDay(15, 8), rungs=[-1], ladder=(opening,))
    plan = a_definition(deadlines=[deadline])
    running = after(plan, READY, LaunchCampaign())
    moving = ExtendDeadline(deadline=deadline.id, last_day=date(2020, 10, 15), reason="Bão")

    before = decide_campaign(plan, running, moving, by())
    opened = decide_campaign(plan, running, moving, by(datetime(2020, 8, 20, tzinfo=UTC)))

    assert [event.rungs for event in (*before, *opened) if isinstance(event, DeadlineExtended)] == [
        {"opening": "2020-08-15T01:00:00+00:00", "-1d": "2020-10-14T01:00:00+00:00"},
        {"opening": "2020-08-15T01:00:00+00:00", "-1d": "2020-10-14T01:00:00+00:00"},
    ]
    assert before[1:] == ()
    assert [event.rung for event in opened if isinstance(event, RungSkipped)] == ["opening"]
