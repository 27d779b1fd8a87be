"""Deadlines follow the calendar and the milestones they are counted by."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.workflow.builders import NOON, a_case, a_deadline, a_definition
from tests.workflow.test_arming import AFTER_LAUNCH, ASKED, READY, after
from workflow.arming import arm_for_case, reckoning_of
from workflow.campaign import Campaign, evolve_campaign
from workflow.commands import ExtendDeadline, LaunchCampaign
from workflow.daysoff import DaysOff
from workflow.deadlines import end_of
from workflow.definition import Definition
from workflow.events import DeadlineEvent, DeadlineMoved, RungSkipped
from workflow.ids import CaseId, DeadlineId, StateId
from workflow.moving import realigned

FIVE_AFTER_LAUNCH = a_definition(deadlines=[a_deadline("plan", AFTER_LAUNCH, rungs=[-3, 0])])
A_HOLIDAY = DaysOff(holidays=frozenset({date(2020, 6, 17)}))
A_WORKING_SATURDAY = DaysOff(working_weekends=frozenset({date(2020, 6, 20)}))


def moved(plan: Definition, campaign: Campaign, days_off: DaysOff, now: datetime = NOON) -> list[DeadlineEvent]:
    return list(realigned(plan, campaign, reckoning_of(plan, campaign, days_off), now, "calendar"))


def test_day_off_moves_a_deadline_of_working_days_and_its_ladder() -> None:
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign())
    (before,) = running.deadlines.values()

    event, *skipped = moved(FIVE_AFTER_LAUNCH, running, A_HOLIDAY)

    assert isinstance(event, DeadlineMoved)
    assert (before.due.last_day, event.last_day) == (date(2020, 6, 22), "2020-06-23")
    assert (event.revision, event.because, event.due_at) == (2, "calendar", end_of(date(2020, 6, 23)).isoformat())
    assert {name: instant[:10] for name, instant in event.rungs.items()} == {"-3d": "2020-06-20", "+0d": "2020-06-23"}
    assert skipped == []


def test_working_saturday_brings_it_nearer_and_it_counts_as_first_set() -> None:
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign())

    (event,) = [one for one in moved(FIVE_AFTER_LAUNCH, running, A_WORKING_SATURDAY) if isinstance(one, DeadlineMoved)]
    (now,) = evolve_campaign(running, event).deadlines.values()

    assert now.due.last_day == date(2020, 6, 20)
    assert not now.due.extended


def test_same_calendar_moves_nothing() -> None:
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign())

    assert moved(FIVE_AFTER_LAUNCH, running, DaysOff()) == []


def test_what_is_over_stays_over_and_nothing_is_moved_into_the_past() -> None:
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign())
    the_last_day, afterwards = datetime(2020, 6, 22, 3, tzinfo=UTC), datetime(2020, 6, 22, 17, tzinfo=UTC)

    assert moved(FIVE_AFTER_LAUNCH, running, A_WORKING_SATURDAY, the_last_day) == []
    assert moved(FIVE_AFTER_LAUNCH, running, A_HOLIDAY, afterwards) == []


def test_rung_that_the_move_leaves_in_the_past_is_skipped() -> None:
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign())
    on_saturday = datetime(2020, 6, 20, 2, tzinfo=UTC)

    _, skipped = moved(FIVE_AFTER_LAUNCH, running, A_HOLIDAY, on_saturday)

    assert isinstance(skipped, RungSkipped)
    assert (skipped.rung, skipped.revision) == ("-3d", 2)


def test_extension_stands_until_the_rule_itself_gives_a_later_day() -> None:
    granted = ExtendDeadline(deadline=DeadlineId("plan"), last_day=date(2020, 6, 23), reason="bão lụt")
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign(), granted)
    two_off = DaysOff(holidays=frozenset({date(2020, 6, 17), date(2020, 6, 18)}))

    assert moved(FIVE_AFTER_LAUNCH, running, A_HOLIDAY) == []
    assert [e.last_day for e in moved(FIVE_AFTER_LAUNCH, running, two_off) if isinstance(e, DeadlineMoved)] == [
        "2020-06-24"
    ]


def test_extension_that_the_calendar_overtook_is_back_when_the_calendar_is() -> None:
    granted = ExtendDeadline(deadline=DeadlineId("plan"), last_day=date(2020, 6, 23), reason="bão lụt")
    running = after(FIVE_AFTER_LAUNCH, READY, LaunchCampaign(), granted)
    two_off = DaysOff(holidays=frozenset({date(2020, 6, 17), date(2020, 6, 18)}))

    back = running
    for days_off in (two_off, DaysOff()):
        for event in moved(FIVE_AFTER_LAUNCH, back, days_off):
            back = evolve_campaign(back, event)

    (before,), (now,) = running.deadlines.values(), back.deadlines.values()
    assert now.due == before.due
    assert (now.due.extended, now.due.last_day, now.due.original_last_day) == (
        True,
        date(2020, 6, 23),
        date(2020, 6, 22),
    )


def test_deadline_of_one_case_follows_from_the_day_it_was_counted_from() -> None:
    plan = a_definition(deadlines=[a_deadline("answer", ASKED, from_state="asked", rungs=[0])])
    running = after(plan, READY, LaunchCampaign())
    by = reckoning_of(plan, running, DaysOff())
    for event in arm_for_case(plan, running, a_case("asked"), StateId("asked"), by, NOON):
        running = evolve_campaign(running, event)
    (key,) = running.deadlines

    (event,) = moved(plan, running, A_HOLIDAY)

    assert isinstance(event, DeadlineMoved)
    assert event.case == key[2] == CaseId(a_case("asked").id)
    assert (running.deadlines[key].due.last_day, event.last_day) == (date(2020, 6, 18), "2020-06-19")
    assert evolve_campaign(running, event).deadlines[key].counted_from == running.deadlines[key].counted_from
