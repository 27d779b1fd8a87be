"""What happened to a campaign, folded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workflow.campaign import ArmedDeadline, Campaign, CampaignState, evolve_campaign, fold_campaign
from workflow.deadlines import Due
from workflow.events import (
    CampaignClosed,
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    DeadlineArmed,
    DeadlineExtended,
    DeadlinePassed,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
    RungFired,
    RungSkipped,
)
from workflow.ids import CampaignId, CaseId, DeadlineId

FIRST, MIDDLE, LAST = date(2020, 7, 31), date(2020, 8, 5), date(2020, 8, 15)
REGISTRATION = DeadlineId("registration")
DRAFTED = CampaignDrafted(campaign="c", organisation="an-bien", definition="plan", sha256="a" * 64, year=2020)
ARMED = DeadlineArmed(deadline="registration", named_day="2020-07-31", last_day="2020-07-31", due_at="", rungs={})


def extended(last_day: date, revision: int, case: str = "") -> DeadlineExtended:
    return DeadlineExtended(
        deadline="registration", last_day=last_day.isoformat(), due_at="", rungs={}, revision=revision, case=case
    )


def after(*events: CampaignEvent) -> Campaign:
    return fold_campaign([DRAFTED, *events])


def test_campaign_begins_as_a_draft() -> None:
    assert fold_campaign([DRAFTED]) == Campaign(
        id=CampaignId("c"),
        organisation="an-bien",
        definition="plan",
        sha256="a" * 64,
        year=2020,
        state=CampaignState.DRAFT,
        version=1,
    )


def test_later_answer_stands() -> None:
    answered = [QuestionAnswered(question="tie", option=option) for option in ("nobody", "leader_chooses")]

    campaign = after(QuestionAnswered(question="scope", option="all"), *answered)

    assert campaign.answers == {"scope": "all", "tie": "leader_chooses"}


def test_later_selection_replaces_the_earlier() -> None:
    campaign = after(
        ParticipantsSelected(units=("a",), people=("x", "y"), selected_on="2020-03-30"),
        ParticipantsSelected(units=("b", "c"), people=(), selected_on="2020-03-31"),
    )

    assert (campaign.units, campaign.people) == (("b", "c"), ())


def test_launch_and_milestones_are_kept() -> None:
    notice = MilestoneRecorded(milestone="notice", happened_on="2020-12-20", document_number="9/TB")

    campaign = after(CampaignLaunched(launched_on="2020-03-30"), notice)

    assert campaign.state is CampaignState.LAUNCHED
    assert campaign.milestones == {"launched": date(2020, 3, 30), "notice": date(2020, 12, 20)}


@pytest.mark.parametrize(
    "event",
    [
        RungFired(deadline="registration", revision=1, rung="-1d"),
        RungSkipped(deadline="registration", revision=1, rung="-1d", because="superseded"),
        DeadlinePassed(deadline="registration", revision=1, owing=3),
    ],
)
def test_what_the_clock_did_changes_the_version_only(event: CampaignEvent) -> None:
    before = after(ARMED)

    campaign = evolve_campaign(before, event)

    assert campaign.version == before.version + 1 == 3
    assert campaign.deadlines == before.deadlines


def test_version_counts_the_events() -> None:
    events = [CampaignLaunched(launched_on="2020-03-30"), ARMED, extended(LAST, 2)]

    assert after(*events).version == 4


def test_armed_deadline_is_due_for_every_case() -> None:
    campaign = after(ARMED)

    stands = Due(last_day=FIRST, original_last_day=FIRST)
    assert campaign.deadlines == {(REGISTRATION, "", ""): ArmedDeadline(due=stands, revision=1)}
    assert [campaign.due(REGISTRATION, case) for case in (None, CaseId("one"))] == [stands, stands]


def test_deadline_that_was_never_armed_is_not_due() -> None:
    assert after().due(REGISTRATION, None) is None
    assert after(ARMED).due(DeadlineId("report"), CaseId("one")) is None


def test_extension_remembers_the_day_first_set() -> None:
    campaign = after(ARMED, extended(MIDDLE, 2), extended(LAST, 3))

    stands = Due(last_day=LAST, original_last_day=FIRST)
    assert campaign.deadlines == {(REGISTRATION, "", ""): ArmedDeadline(due=stands, revision=3, granted=LAST)}


def test_extension_for_one_case_leaves_the_others() -> None:
    campaign = after(ARMED, extended(LAST, 1, case="one"))

    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=LAST, original_last_day=FIRST)
    assert campaign.due(REGISTRATION, CaseId("two")) == Due(last_day=FIRST, original_last_day=FIRST)
    assert campaign.due(REGISTRATION, None) == Due(last_day=FIRST, original_last_day=FIRST)


def test_extension_for_one_case_counts_its_own_revisions() -> None:
    campaign = after(ARMED, extended(MIDDLE, 1, case="one"), extended(LAST, 2, case="one"))

    assert {case: armed.revision for (_, _, case), armed in campaign.deadlines.items()} == {"": 1, "one": 2}
    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=LAST, original_last_day=FIRST)


def test_case_that_was_extended_first_gains_by_a_longer_extension_for_all() -> None:
    campaign = after(ARMED, extended(MIDDLE, 1, case="one"), extended(LAST, 2))

    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=LAST, original_last_day=FIRST)


def test_case_keeps_its_own_extension_when_that_for_all_is_shorter() -> None:
    campaign = after(ARMED, extended(LAST, 1, case="one"), extended(MIDDLE, 2))

    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=LAST, original_last_day=FIRST)
    assert campaign.due(REGISTRATION, CaseId("two")) == Due(last_day=MIDDLE, original_last_day=FIRST)


def test_stream_must_begin_with_the_draft() -> None:
    with pytest.raises(ValueError, match="a campaign begins with CampaignDrafted, not DeadlineArmed"):
        fold_campaign([ARMED])


def test_empty_stream_tells_of_no_campaign() -> None:
    with pytest.raises(ValueError, match="an empty stream tells of no campaign"):
        fold_campaign([])


def armed_on(last_day: date, occurrence: str = "", case: str = "", opens_on: str = "") -> DeadlineArmed:
    day = last_day.isoformat()
    return replace(ARMED, named_day=day, last_day=day, occurrence=occurrence, case=case, opens_on=opens_on)


def test_case_is_held_to_the_falling_due_it_belongs_to() -> None:
    campaign = after(armed_on(FIRST, "2020"), armed_on(LAST, "2021"))

    found = [campaign.due(REGISTRATION, CaseId("one"), which) for which in ("2020", "2021", "2022", "")]

    first, last = Due(last_day=FIRST, original_last_day=FIRST), Due(last_day=LAST, original_last_day=LAST)
    assert found == [first, last, None, None]


def test_case_of_a_round_is_held_to_a_deadline_that_falls_due_once() -> None:
    stands = Due(last_day=FIRST, original_last_day=FIRST)

    assert after(ARMED).due(REGISTRATION, CaseId("one"), "2020") == stands


def test_extension_of_one_falling_due_leaves_the_other() -> None:
    moved = replace(extended(LAST, 2), occurrence="2020")

    campaign = after(armed_on(FIRST, "2020"), armed_on(FIRST, "2021"), moved)

    assert [campaign.due(REGISTRATION, None, which).extended for which in ("2020", "2021")] == [True, False]


def test_deadline_counted_from_a_case_is_its_own() -> None:
    campaign = after(armed_on(MIDDLE, case="one"))

    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=MIDDLE, original_last_day=MIDDLE)
    assert [campaign.due(REGISTRATION, case) for case in (CaseId("two"), None)] == [None, None]


def test_window_keeps_its_opening_when_it_is_extended() -> None:
    opening = date(2020, 7, 1)

    campaign = after(armed_on(FIRST, opens_on="2020-07-01"), extended(MIDDLE, 2), extended(LAST, 1, case="one"))

    assert campaign.due(REGISTRATION, None) == Due(last_day=MIDDLE, original_last_day=FIRST, opens_on=opening)
    assert campaign.due(REGISTRATION, CaseId("one")) == Due(last_day=LAST, original_last_day=FIRST, opens_on=opening)


def test_provisional_day_gives_way_to_the_one_recorded() -> None:
    def notice(day: str, *, provisional: bool) -> MilestoneRecorded:
        return MilestoneRecorded(milestone="notice", happened_on=day, document_number="9/TB", provisional=provisional)

    expected = after(notice("2020-12-20", provisional=True), notice("2020-12-24", provisional=True))
    recorded = evolve_campaign(expected, notice("2020-12-22", provisional=False))

    assert (expected.milestones, expected.provisional) == ({}, {"notice": date(2020, 12, 24)})
    assert (recorded.milestones, recorded.provisional) == ({"notice": date(2020, 12, 22)}, {})


def test_closed_campaign_is_closed() -> None:
    campaign = after(CampaignLaunched(launched_on="2020-03-30"), CampaignClosed(closed_on="2020-12-31"))

    assert campaign.state is CampaignState.CLOSED


def test_blocks_are_kept_with_their_units() -> None:
    selected = ParticipantsSelected(units=("a", "b"), people=(), selected_on="2020-03-30", blocks={"a": "must"})

    assert after(selected).blocks == {"a": "must"}
