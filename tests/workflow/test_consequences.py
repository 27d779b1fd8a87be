"""Cases that open because a campaign was launched or an obligation met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.builders import a_case, a_deadline, a_definition, a_move, a_track, an_obligation
from workflow.campaign import fold_campaign
from workflow.consequences import Opening, of_campaign, of_transition
from workflow.definition import Owed
from workflow.events import (
    CampaignDrafted,
    CampaignLaunched,
    DeadlineArmed,
    FieldsWritten,
    ParticipantsSelected,
    TransitionTaken,
)
from workflow.ids import TrackId, UnitId

PLAN = a_definition(
    a_track(a_move()),
    deadlines=[a_deadline()],
    obligations=[an_obligation(opens="nomination"), an_obligation("report", owed_by=Owed.STANDING_OFFICE)],
)
LAUNCHED = CampaignLaunched(launched_on="2020-03-30")
ARMED = DeadlineArmed(deadline="registration", named_day="2020-07-31", last_day="2020-07-31", due_at="", rungs={})
CAMPAIGN = fold_campaign(
    [
        CampaignDrafted(campaign="c", organisation="an-bien", definition="a-plan", sha256="a" * 64, year=2020),
        ParticipantsSelected(units=("dong-yen", "tay-yen"), people=("thu-ba",), selected_on="2020-03-30"),
    ]
)
OFFICE = [UnitId("phong-noi-vu")]


def taken(target: str) -> TransitionTaken:
    return TransitionTaken(trigger="meet", source="owed", target=target)


def test_launch_lays_each_obligation_on_those_who_owe_it() -> None:
    openings = list(of_campaign(PLAN, CAMPAIGN, [LAUNCHED, ARMED], OFFICE))

    assert openings == [
        Opening(track=TrackId("register"), unit=UnitId("dong-yen"), because="launch"),
        Opening(track=TrackId("register"), unit=UnitId("tay-yen"), because="launch"),
        Opening(track=TrackId("report"), unit=UnitId("phong-noi-vu"), because="launch"),
    ]


def test_nothing_opens_when_a_campaign_is_not_launched() -> None:
    selected = ParticipantsSelected(units=("dong-yen",), people=(), selected_on="2020-03-30")

    assert list(of_campaign(PLAN, CAMPAIGN, [selected], OFFICE)) == []
    assert list(of_campaign(PLAN, CAMPAIGN, [], OFFICE)) == []


@pytest.mark.parametrize("target", ["met", "met_late"])
def test_obligation_that_is_met_opens_its_case(target: str) -> None:
    case = a_case("owed", track="register", unit="tay-yen")

    openings = list(of_transition(PLAN, case, [FieldsWritten(values={}), taken(target)]))

    assert openings == [Opening(track=TrackId("nomination"), unit=UnitId("tay-yen"), because="register:meet")]


@pytest.mark.parametrize("target", ["overdue", "waived"])
def test_obligation_that_is_not_met_opens_nothing(target: str) -> None:
    assert list(of_transition(PLAN, a_case("owed", track="register"), [taken(target)])) == []


@pytest.mark.parametrize("track", ["report", "nomination"])
def test_nothing_opens_where_no_obligation_opens_it(track: str) -> None:
    assert list(of_transition(PLAN, replace(a_case(), track=TrackId(track)), [taken("met")])) == []
