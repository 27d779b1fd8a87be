"""A campaign ends: with a reason where something is left undone, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, refused, take
from tests.workflow.builders import NOON, a_case, a_deadline, a_definition, a_move, a_track
from workflow.campaign import Campaign, CampaignState, evolve_campaign, fold_campaign
from workflow.commands import CampaignCommand, CloseCampaign, ExtendDeadline, LaunchCampaign, RecordMilestone
from workflow.daysoff import DaysOff
from workflow.errors import NotPermitted, Refused
from workflow.events import CampaignClosed, CampaignDrafted, CampaignLaunched
from workflow.ids import DeadlineId, MilestoneId, QuotaId, RoleId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal, WayOut

PLAN = a_definition(deadlines=[a_deadline()], milestones=["notice"])
DRAFTED = CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020)
RUNNING = fold_campaign([DRAFTED, CampaignLaunched(launched_on="2020-03-30")])
OFFICE = CampaignFacts(now=NOON, roles=frozenset({RoleId("office")}), days_off=DaysOff())
UNDONE = replace(OFFICE, open_cases=3, below_minimum={QuotaId("awards"): (1, 2), QuotaId("prizes"): (0, 1)})


def told(campaign: Campaign, command: CampaignCommand, known: CampaignFacts = OFFICE) -> tuple[Refusal, ...]:
    with pytest.raises(Refused) as refusal:
        decide_campaign(PLAN, campaign, command, known)
    return refusal.value.refusals


def test_campaign_is_closed_on_the_local_day() -> None:
    after_midnight = replace(OFFICE, now=datetime(2020, 12, 31, 18, tzinfo=UTC))

    events = decide_campaign(PLAN, RUNNING, CloseCampaign(), after_midnight)

    assert events == (CampaignClosed(closed_on="2021-01-01", open_cases=0, reason=""),)
    assert evolve_campaign(RUNNING, events[0]) == replace(
        RUNNING, state=CampaignState.CLOSED, version=RUNNING.version + 1
    )


def test_what_is_left_undone_asks_for_a_reason_and_is_told_at_once() -> None:
    ways = (WayOut.GIVE_REASON,)

    assert told(RUNNING, CloseCampaign(reason=" "), UNDONE) == (
        Refusal("cases_still_open", {"count": 3}, ways, "reason"),
        Refusal("quota_below_minimum", {"quota": "awards", "held": 1, "least": 2}, ways, "reason"),
        Refusal("quota_below_minimum", {"quota": "prizes", "held": 0, "least": 1}, ways, "reason"),
    )


def test_reason_closes_it_all_the_same() -> None:
    events = decide_campaign(PLAN, RUNNING, CloseCampaign(reason=" Sáp nhập xã "), UNDONE)

    assert events == (CampaignClosed(closed_on="2020-06-15", open_cases=3, reason="Sáp nhập xã"),)


def test_campaign_is_closed_by_those_who_launch_it() -> None:
    with pytest.raises(NotPermitted) as refusal:
        decide_campaign(PLAN, RUNNING, CloseCampaign(), replace(OFFICE, roles=frozenset({RoleId("officer")})))

    assert refusal.value.roles == ("office",)


def test_draft_is_not_closed() -> None:
    params = {"state": "draft", "wanted": "launched"}

    assert told(fold_campaign([DRAFTED]), CloseCampaign()) == (Refusal("campaign_in_other_state", params),)


@pytest.mark.parametrize(
    "command",
    [
        CloseCampaign(reason="lần nữa"),
        LaunchCampaign(),
        RecordMilestone(milestone=MilestoneId("notice"), happened_on=date(2020, 6, 1), document_number="9/TB"),
        ExtendDeadline(deadline=DeadlineId("registration"), last_day=date(2020, 8, 15), reason="Bão"),
    ],
)
def test_nothing_is_done_to_a_closed_campaign(command: CampaignCommand) -> None:
    closed = evolve_campaign(RUNNING, CampaignClosed(closed_on="2020-06-15"))

    assert [(one.code, one.params["state"]) for one in told(closed, command)] == [("campaign_in_other_state", "closed")]


def test_no_case_moves_in_a_closed_campaign() -> None:
    plan = a_definition(a_track(a_move()))

    refusals = refused(plan, a_case(), take("advance"), facts("officer", campaign_open=False))

    assert refusals == (Refusal("campaign_not_open"),)
