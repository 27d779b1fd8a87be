"""Cases that open because a campaign was launched or an obligation met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.builders import a_case, a_deadline, a_definition, a_move, a_track, an_obligation
from workflow.campaign import Campaign, fold_campaign
from workflow.consequences import Opening, carried, met_by, of_campaign, of_transition, owing_units
from workflow.definition import Carrying, Definition, MetWhen, Owed, Subject
from workflow.events import (
    AnyEvent,
    CampaignDrafted,
    CampaignLaunched,
    DeadlineArmed,
    FieldsWritten,
    MilestoneRecorded,
    ParticipantsSelected,
    RungFired,
    TransitionTaken,
)
from workflow.ids import BlockId, StateId, TrackId, Trigger, UnitId

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


def armed(deadline: str = "registration", occurrence: str = "", case: str = "", **rungs: str) -> DeadlineArmed:
    return DeadlineArmed(
        deadline=deadline, named_day="", last_day="", due_at="", rungs=rungs, occurrence=occurrence, case=case
    )


def openings(*events: AnyEvent, plan: Definition = PLAN, campaign: Campaign = CAMPAIGN) -> list[tuple[str, str, str]]:
    return [(one.track, one.unit, one.occurrence) for one in of_campaign(plan, campaign, events, OFFICE)]


def test_obligation_falls_due_once_for_each_day_of_its_deadline() -> None:
    assert openings(LAUNCHED, armed(occurrence="2020-06-30"), armed(occurrence="2020-12-31")) == [
        (track, unit, occurrence)
        for occurrence in ("2020-06-30", "2020-12-31")
        for track, unit in (("register", "dong-yen"), ("register", "tay-yen"), ("report", "phong-noi-vu"))
    ]


def test_what_a_later_round_owes_opens_when_it_begins() -> None:
    later = armed(occurrence="2021", begins="2020-12-31T17:00:00+00:00")
    begun = RungFired(deadline="registration", revision=1, rung="begins", occurrence="2021")
    reminded = RungFired(deadline="registration", revision=1, rung="-1d", occurrence="2021")

    assert openings(LAUNCHED, later, reminded) == []
    assert [occurrence for _, _, occurrence in openings(begun)] == ["2021"] * 3
    assert {one.because for one in of_campaign(PLAN, CAMPAIGN, [begun], OFFICE)} == {"begins"}


def test_deadline_of_one_case_and_one_that_nothing_hangs_on_open_nothing() -> None:
    assert openings(armed(case="case-1"), armed("appeal")) == []


def test_obligation_armed_by_a_milestone_opens_then() -> None:
    recorded = MilestoneRecorded(milestone="notice", happened_on="2020-06-01", document_number="9/TB")

    assert [track for track, _, _ in openings(recorded, armed())] == ["register", "register", "report"]


def test_obligation_falls_to_the_units_of_its_blocks() -> None:
    plan = a_definition(deadlines=[a_deadline()], obligations=[an_obligation("enter", blocks=["must"])])
    campaign = replace(CAMPAIGN, blocks={UnitId("tay-yen"): BlockId("must"), UnitId("dong-yen"): BlockId("invited")})

    assert openings(ARMED, plan=plan, campaign=campaign) == [("enter", "tay-yen", "")]
    assert openings(ARMED, plan=plan) == []


def test_office_owes_its_own_whatever_the_blocks() -> None:
    obligation = an_obligation(owed_by=Owed.STANDING_OFFICE, blocks=["must"])

    assert owing_units(obligation, CAMPAIGN.units, {}, OFFICE) == OFFICE


def test_launch_opens_a_case_for_every_unit_on_tracks_that_open_at_launch() -> None:
    send = a_track(a_move(), name="batch", opens_at_launch=True)
    works = a_track(a_move(), name="entry", subject=Subject.WORK, opens_at_launch=True)
    plan = a_definition(send, works, a_track(a_move(), name="other"))

    assert openings(LAUNCHED, plan=plan) == [("batch", "dong-yen", ""), ("batch", "tay-yen", "")]
    assert openings(ARMED, plan=plan) == []


def test_launch_opens_a_case_for_the_standing_office_alone_where_the_track_is_its_own() -> None:
    plan = a_definition(replace(a_track(a_move(), name="batch", opens_at_launch=True), for_standing_office=True))

    assert openings(LAUNCHED, plan=plan) == [("batch", "phong-noi-vu", "")]


@pytest.mark.parametrize(("each_round", "occurrence"), [(True, "2021"), (False, "")])
def test_case_that_an_obligation_opens_belongs_to_its_round_where_the_track_has_rounds(
    occurrence: str, *, each_round: bool
) -> None:
    plan = a_definition(
        a_track(a_move(), each_round=each_round),
        deadlines=[a_deadline()],
        obligations=[an_obligation(opens="nomination")],
    )
    case = a_case("owed", track="register", occurrence="2021")

    assert [one.occurrence for one in of_transition(plan, case, [taken("met")])] == [occurrence]


WHEN = MetWhen(track=TrackId("nomination"), state=StateId("sent"), at_least=2)
MEETING = a_definition(
    a_track(a_move("send", target="sent"), a_move("finish", "sent", "done")),
    deadlines=[a_deadline()],
    obligations=[an_obligation(), an_obligation("enter", met_when=WHEN)],
)


def moved(trigger: str, source: str, target: str) -> TransitionTaken:
    return TransitionTaken(trigger=trigger, source=source, target=target)


def test_obligation_may_be_met_by_the_entering_of_a_state() -> None:
    case = a_case("sent")

    found = list(met_by(MEETING, case, [moved("send", "begun", "sent")]))

    assert found == [(MEETING.obligations[TrackId("enter")], WHEN)]


@pytest.mark.parametrize(
    ("track", "event"),
    [("nomination", moved("finish", "sent", "done")), ("register", moved("meet", "owed", "sent"))],
)
def test_obligation_is_not_met_by_another_state_or_track(track: str, event: TransitionTaken) -> None:
    assert list(met_by(MEETING, a_case("sent", track=track), [event])) == []


def test_move_carries_along_what_it_names_and_no_other_move_does() -> None:
    carrying = Carrying(tracks=(TrackId("nomination"),), triggers=(Trigger("nominate"),))
    batch = a_track(a_move("send", target="sent", carries=carrying), a_move("send", "returned", "sent"), name="batch")
    case = a_case("sent", track="batch")
    sent = moved("send", "begun", "sent")

    assert list(carried(a_definition(batch), case, [sent])) == [(carrying, sent)]
    assert list(carried(a_definition(batch), case, [moved("send", "returned", "sent")])) == []
