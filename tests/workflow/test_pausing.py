"""A campaign is suspended and resumed: which days move, which stay, and what the calendar may still do to them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, refused, take
from tests.workflow.builders import NOON, a_case, a_deadline, a_definition, a_move, a_track
from tests.workflow.test_arming import AFTER_LAUNCH, READY, after, through
from workflow.adjusting import adjustments
from workflow.campaign import Campaign, CampaignState, evolve_campaign
from workflow.commands import ExtendDeadline, LaunchCampaign, Moving, ResumeCampaign, SuspendCampaign
from workflow.daysoff import DaysOff, Roll
from workflow.definition import Definition
from workflow.events import CampaignDrafted, CampaignEvent, DeadlineMoved, DeadlineShifted, RungSkipped
from workflow.ids import DeadlineId, RoleId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.pausing import suspension
from workflow.refusals import Refusal, WayOut

SUSPEND = SuspendCampaign(reason="Dịch", document_number="1/CT")
SHIFT = ResumeCampaign(moving=Moving.SHIFT, document_number="2/TB", reason="")
KEEP = ResumeCampaign(moving=Moving.KEEP, document_number="2/TB", reason="")
TEN_DAYS_LATER = datetime(2020, 6, 25, 5, tzinfo=UTC)
JULY = DeadlineId("registration"), "", ""


def a_plan(roll: Roll = Roll.NONE) -> Definition:
    return a_definition(deadlines=[a_deadline(rungs=[-14, 1], roll=roll)])


def suspended(plan: Definition, *more: ExtendDeadline) -> Campaign:
    return after(plan, READY, LaunchCampaign(), *more, SUSPEND)


def resumed(
    plan: Definition,
    campaign: Campaign,
    how: ResumeCampaign = SHIFT,
    now: datetime = TEN_DAYS_LATER,
    days_off: DaysOff | None = None,
) -> tuple[CampaignEvent, ...]:
    known = CampaignFacts(now=now, roles=frozenset({RoleId("office")}), days_off=days_off or DaysOff())
    return decide_campaign(plan, campaign, how, known)


def last_day(campaign: Campaign, events: tuple[CampaignEvent, ...]) -> date:
    for event in events:
        campaign = evolve_campaign(campaign, event)
    return campaign.deadlines[JULY].due.last_day


def test_shifted_deadline_counts_as_granted_and_its_ladder_follows() -> None:
    still = suspended(a_plan())

    _, event = resumed(a_plan(), still)

    assert isinstance(event, DeadlineShifted)
    assert (event.last_day, event.revision) == ("2020-08-10", 2)
    assert {name: at[:10] for name, at in event.rungs.items()} == {"-14d": "2020-07-27", "+1d": "2020-08-11"}
    due = evolve_campaign(still, event).deadlines[JULY].due
    assert (due.original_last_day, due.extended) == (date(2020, 7, 31), True)


def test_rung_that_the_pause_has_left_behind_is_skipped() -> None:
    plan = a_definition(deadlines=[a_deadline("registration", through(20, 6), rungs=[-6, 1])])

    _, _, skipped = resumed(plan, suspended(plan), now=datetime(2020, 6, 25, 5, tzinfo=UTC))

    assert isinstance(skipped, RungSkipped)
    assert (skipped.rung, skipped.revision) == ("-6d", 2)


@pytest.mark.parametrize(
    ("roll", "day"),
    [
        (Roll.NONE, date(2020, 8, 8)),
        (Roll.NEXT_WORKING_DAY, date(2020, 8, 10)),
        (Roll.PREVIOUS_WORKING_DAY, date(2020, 8, 7)),
    ],
)
def test_shifted_day_is_rolled_as_the_plan_says(roll: Roll, day: date) -> None:
    still = suspended(a_plan(roll))

    assert last_day(still, resumed(a_plan(roll), still, now=datetime(2020, 6, 23, 5, tzinfo=UTC))) == day


def test_roll_never_leads_back_to_a_day_that_is_over() -> None:
    plan = a_definition(deadlines=[a_deadline("registration", through(15, 6), roll=Roll.PREVIOUS_WORKING_DAY)])
    still = suspended(plan)

    saturday = resumed(plan, still, now=datetime(2020, 6, 20, 5, tzinfo=UTC))

    assert last_day(still, saturday) == date(2020, 6, 20)


def test_kept_days_catch_up_with_a_calendar_that_changed_meanwhile() -> None:
    plan = a_definition(deadlines=[a_deadline("registration", AFTER_LAUNCH)])
    still = suspended(plan)
    holiday = DaysOff(holidays=frozenset({date(2020, 6, 17)}))

    _, event = resumed(plan, still, KEEP, datetime(2020, 6, 16, 5, tzinfo=UTC), holiday)

    assert isinstance(event, DeadlineMoved)
    assert (event.because, event.last_day) == ("calendar", "2020-06-23")


def test_extension_granted_before_goes_on_from_its_day() -> None:
    granted = ExtendDeadline(deadline=JULY[0], last_day=date(2020, 8, 20), reason="bão")
    still = suspended(a_plan(), granted)

    assert last_day(still, resumed(a_plan(), still)) == date(2020, 8, 30)


def test_clock_that_went_back_shifts_nothing() -> None:
    still = suspended(a_plan())

    events = resumed(a_plan(), still, now=datetime(2020, 6, 1, 5, tzinfo=UTC))

    assert len(events) == 1
    assert last_day(still, events) == date(2020, 7, 31)


def test_case_of_a_suspended_campaign_is_told_why_nothing_moves() -> None:
    plan = a_definition(a_track(a_move()))
    campaign = after(plan, READY, LaunchCampaign(), SUSPEND)
    why = suspension(plan, campaign)

    assert campaign.state is CampaignState.SUSPENDED
    assert why == Refusal(
        "campaign_suspended", {"since": "2020-06-15", "roles": "office"}, (WayOut.WAIT_FOR_RESUMPTION,)
    )
    assert refused(plan, a_case(), take("advance"), facts("officer", suspended=why)) == (why,)


def test_adjustments_are_told_with_the_days_before_and_the_document_they_rest_on() -> None:
    drafted = CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020)
    granted = ExtendDeadline(deadline=JULY[0], last_day=date(2020, 8, 20), reason="bão", document_number="60/TB")
    campaign = after(a_plan(), READY, LaunchCampaign())
    told: list[CampaignEvent] = [drafted, *decide_campaign(a_plan(), READY, LaunchCampaign(), _office(NOON))]
    for command, now in ((granted, NOON), (SUSPEND, NOON), (SHIFT, TEN_DAYS_LATER)):
        events = decide_campaign(a_plan(), campaign, command, _office(now))
        for event in events:
            campaign = evolve_campaign(campaign, event)
        told += events

    found = [(one.kind, one.before, one.after, one.document_number) for one in adjustments(told)]

    assert found == [
        ("extension", date(2020, 7, 31), date(2020, 8, 20), "60/TB"),
        ("suspension", None, date(2020, 6, 15), "1/CT"),
        ("resumption", date(2020, 6, 15), date(2020, 6, 25), "2/TB"),
        ("shift", date(2020, 8, 20), date(2020, 8, 30), "2/TB"),
    ]


def _office(now: datetime) -> CampaignFacts:
    return CampaignFacts(now=now, roles=frozenset({RoleId("office")}), days_off=DaysOff())
