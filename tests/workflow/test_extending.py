"""`decide_campaign` on deadlines that are moved: later only, with a reason, for all or for one case."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from tests.workflow.builders import NOON, a_deadline, a_definition
from workflow.arming import ladder
from workflow.campaign import Campaign, evolve_campaign, fold_campaign
from workflow.commands import ExtendDeadline
from workflow.daysoff import DaysOff
from workflow.deadlines import Due
from workflow.definition import Occurrence
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import CampaignDrafted, CampaignLaunched, DeadlineArmed, DeadlineExtended, RungSkipped
from workflow.ids import CaseId, DeadlineId, RoleId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal, WayOut

DEADLINE = a_deadline(rungs=[-14, 1])
PLAN = a_definition(deadlines=[DEADLINE])
DRAFTED = CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020)
ARMED = DeadlineArmed(deadline="registration", named_day="2020-07-31", last_day="2020-07-31", due_at="", rungs={})
RUNNING = fold_campaign([DRAFTED, CampaignLaunched(launched_on="2020-03-30"), ARMED])
AUGUST_FIFTH = "2020-08-05T17:00:00+00:00"
RUNGS = {"-14d": "2020-07-22T01:00:00+00:00", "+1d": "2020-08-06T01:00:00+00:00"}


def extend(last_day: date, *, case: str | None = None, reason: str = " Bão số 2 ", number: str = "") -> ExtendDeadline:
    return ExtendDeadline(
        deadline=DEADLINE.id,
        last_day=last_day,
        reason=reason,
        document_number=number,
        case=CaseId(case) if case else None,
    )


def by(*roles: str, now: datetime = NOON) -> CampaignFacts:
    return CampaignFacts(now=now, roles=frozenset(RoleId(role) for role in roles), days_off=DaysOff())


def refused(campaign: Campaign, command: ExtendDeadline, known: CampaignFacts) -> tuple[Refusal, ...]:
    """The refusals with which *command* is refused, having seen that the campaign was not touched."""
    before = deepcopy(campaign)

    with pytest.raises(Refused) as refusal:
        decide_campaign(PLAN, campaign, command, known)

    assert campaign == before
    return refusal.value.refusals


def after(campaign: Campaign, command: ExtendDeadline) -> Campaign:
    for event in decide_campaign(PLAN, campaign, command, by("office")):
        campaign = evolve_campaign(campaign, event)
    return campaign


def not_later(given: str, current: str) -> Refusal:
    params = {"given": given, "current": current}
    return Refusal("extension_not_later", params, (WayOut.CORRECT_FIGURES,), "last_day")


def test_deadline_is_moved_for_all_with_its_rungs() -> None:
    events = decide_campaign(PLAN, RUNNING, extend(date(2020, 8, 5), number=" 60/TB "), by("office"))

    extended = DeadlineExtended(
        deadline="registration",
        last_day="2020-08-05",
        due_at=AUGUST_FIFTH,
        rungs=RUNGS,
        revision=2,
        document_number="60/TB",
        reason="Bão số 2",
    )
    assert events == (extended,)
    assert ladder(DEADLINE, Occurrence(id="", named_day=date(2020, 8, 5), last_day=date(2020, 8, 5))) == RUNGS


def test_rungs_already_past_are_skipped_in_the_new_revision() -> None:
    now = datetime(2020, 7, 25, tzinfo=UTC)

    events = decide_campaign(PLAN, RUNNING, extend(date(2020, 8, 5), case="one"), by("office", now=now))

    assert [event.revision for event in events if isinstance(event, DeadlineExtended)] == [1]
    assert events[1:] == (
        RungSkipped(deadline="registration", revision=1, rung="-14d", case="one", because="past_when_armed"),
    )


def test_revision_grows_with_each_extension() -> None:
    once = after(RUNNING, extend(date(2020, 8, 5)))
    twice = after(once, extend(date(2020, 8, 10)))

    assert [campaign.deadlines[DEADLINE.id, "", ""].revision for campaign in (RUNNING, once, twice)] == [1, 2, 3]


def test_extension_for_one_case_counts_apart_and_leaves_the_others() -> None:
    once = after(RUNNING, extend(date(2020, 8, 5), case="one"))
    twice = after(once, extend(date(2020, 8, 10), case="one"))

    assert [campaign.deadlines[DEADLINE.id, "", "one"].revision for campaign in (once, twice)] == [1, 2]
    assert twice.due(DEADLINE.id, CaseId("one")) == Due(last_day=date(2020, 8, 10), original_last_day=date(2020, 7, 31))
    assert twice.due(DEADLINE.id, CaseId("two")) == RUNNING.due(DEADLINE.id, None)


@pytest.mark.parametrize("last_day", [date(2020, 7, 30), date(2020, 7, 31)])
def test_deadline_is_not_moved_to_an_earlier_or_the_same_day(last_day: date) -> None:
    refusals = refused(RUNNING, extend(last_day), by("office"))

    assert refusals == (not_later(last_day.isoformat(), "2020-07-31"),)


def test_extension_for_one_case_is_later_than_the_one_it_has() -> None:
    campaign = after(RUNNING, extend(date(2020, 8, 10), case="one"))

    refusals = refused(campaign, extend(date(2020, 8, 5), case="one"), by("office"))

    assert refusals == (not_later("2020-08-05", "2020-08-10"),)


def test_extension_for_one_case_is_later_than_that_for_all() -> None:
    campaign = after(after(RUNNING, extend(date(2020, 8, 5), case="one")), extend(date(2020, 8, 15)))

    refusals = refused(campaign, extend(date(2020, 8, 10), case="one"), by("office"))

    assert refusals == (not_later("2020-08-10", "2020-08-15"),)


def test_deadline_is_not_moved_to_a_day_that_is_over() -> None:
    the_instant = datetime(2020, 8, 5, 17, tzinfo=UTC)
    a_second_before = datetime(2020, 8, 5, 16, 59, 59, tzinfo=UTC)

    refusals = refused(RUNNING, extend(date(2020, 8, 5)), by("office", now=the_instant))
    events = decide_campaign(PLAN, RUNNING, extend(date(2020, 8, 5)), by("office", now=a_second_before))

    assert refusals == (not_later("2020-08-05", "2020-07-31"),)
    assert [event.due_at for event in events if isinstance(event, DeadlineExtended)] == [AUGUST_FIFTH]


def test_everything_wrong_with_an_extension_is_told_at_once() -> None:
    refusals = refused(RUNNING, extend(date(2020, 7, 1), reason=" "), by("office"))

    missing = Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason")
    assert refusals == (not_later("2020-07-01", "2020-07-31"), missing)


def test_deadline_is_moved_by_those_entitled() -> None:
    with pytest.raises(NotPermitted) as refusal:
        decide_campaign(PLAN, RUNNING, extend(date(2020, 8, 5)), by("officer"))

    assert refusal.value.roles == ("office",)


def test_deadline_is_not_moved_before_the_launch() -> None:
    params = {"state": "draft", "wanted": "launched"}

    refusals = refused(fold_campaign([DRAFTED]), extend(date(2020, 8, 5)), by("office"))

    assert refusals == (Refusal("campaign_in_other_state", params),)


def test_unknown_deadline_is_not_found() -> None:
    command = ExtendDeadline(deadline=DeadlineId("doomsday"), last_day=date(2020, 8, 5), reason="vì")

    with pytest.raises(NotFound) as missing:
        decide_campaign(PLAN, RUNNING, command, by("office"))

    assert (missing.value.kind, missing.value.name) == ("deadline", "doomsday")
