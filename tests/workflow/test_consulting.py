"""Consultations: asked once, answered within its days, and silence means what the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, not_permitted, refused, take
from tests.workflow.builders import a_case, a_definition, a_move, a_track
from workflow.arming import arm_for_case, reckoning_of
from workflow.campaign import fold_campaign
from workflow.case import Case, evolve
from workflow.consulting import Consultation
from workflow.daysoff import DaysOff
from workflow.definition import Definition, Label, State
from workflow.engine import decide, offers
from workflow.events import CampaignDrafted, DeadlineArmed
from workflow.guards import TakenOnce
from workflow.ids import ConsultationId, RoleId, StateId, TrackId
from workflow.refusals import Refusal, WayOut
from workflow.waiting import clock_moves, waiting_states

PROVINCE = Consultation(
    id=ConsultationId("province"),
    label=Label("Ban Thi đua tỉnh", "Provincial board"),
    track=TrackId("nomination"),
    asked_in=StateId("nominated"),
    asked_by=(RoleId("office"),),
    answered_by=(RoleId("board"),),
    days=7,
    working=True,
    silence_agrees=True,
    fact="003-C1",
)
STRICT = replace(PROVINCE, silence_agrees=False)
ALREADY = Refusal("taken_too_often", {"trigger": "ask_province", "times": 1})


def a_plan(consultation: Consultation) -> Definition:
    """Nominated, the board asked, then awarded if it agreed."""
    award = a_move("award", "nominated", "done", guard=TakenOnce(consultation.agreeing, consultation.objecting))
    track = a_track(a_move("nominate", target="nominated"), award, *consultation.moves())
    states = {**track.states, consultation.state.id: consultation.state}
    return a_definition(replace(track, states=states), deadlines=[consultation.deadline])


PLAN = a_plan(PROVINCE)


def after(plan: Definition, case: Case, trigger: str, *roles: str, reason: str = "") -> Case:
    """*case* after that move, by somebody with *roles* or, without any, by the clock."""
    known = facts(*roles, acting_system=not roles)
    for event in decide(plan, case, take(trigger, reason=reason), known):
        case = evolve(case, event)
    return case


def asked(plan: Definition = PLAN) -> Case:
    return after(plan, a_case("nominated"), "ask_province", "office")


def test_case_waits_in_a_state_of_its_own() -> None:
    assert asked().state == "province_asked"
    assert PROVINCE.state == State(
        id=StateId("province_asked"),
        label=Label("Đang lấy ý kiến: Ban Thi đua tỉnh", "Asked: Provincial board"),
    )


def test_body_is_asked_once_even_after_it_answered() -> None:
    answered = after(PLAN, asked(), "agree_province", "board")

    assert refused(PLAN, answered, take("ask_province"), facts("office")) == (ALREADY,)
    assert after(PLAN, answered, "award", "officer").state == "done"


def test_only_those_named_ask_and_answer() -> None:
    assert refused(PLAN, a_case("nominated"), take("ask_province"), facts("board")) == not_permitted("office")
    for trigger in ("agree_province", "object_province"):
        assert refused(PLAN, asked(), take(trigger, reason="vì"), facts("office")) == not_permitted("board")
    assert refused(PLAN, asked(), take("silent_province"), facts("board", "office")) == not_permitted()


@pytest.mark.parametrize("consultation", [PROVINCE, STRICT])
def test_agreement_lets_the_case_go_on(consultation: Consultation) -> None:
    plan = a_plan(consultation)
    answered = after(plan, asked(plan), "agree_province", "board")

    assert (answered.state, after(plan, answered, "award", "officer").state) == ("nominated", "done")


@pytest.mark.parametrize("consultation", [PROVINCE, STRICT])
def test_objection_stops_it_and_needs_a_reason(consultation: Consultation) -> None:
    plan = a_plan(consultation)
    missing = Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason")
    answered = Refusal("answered_against", {"trigger": "object_province"})

    objected = after(plan, asked(plan), "object_province", "board", reason="Chưa đủ tiêu chuẩn")

    assert refused(plan, asked(plan), take("object_province"), facts("board")) == (missing,)
    assert objected.state == "nominated"
    assert refused(plan, objected, take("award"), facts("officer")) == (answered,)
    assert refused(plan, objected, take("ask_province"), facts("office")) == (ALREADY,)


def test_silence_found_by_the_clock_agrees_where_the_plan_says_so() -> None:
    silent = after(PLAN, asked(), "silent_province")

    assert (silent.state, after(PLAN, silent, "award", "officer").state) == ("nominated", "done")


def test_silence_objects_where_the_plan_says_so() -> None:
    plan = a_plan(STRICT)
    silent = after(plan, asked(plan), "silent_province")

    refusals = refused(plan, silent, take("award"), facts("officer"))

    assert silent.state == "nominated"
    assert refusals == (Refusal("answered_against", {"trigger": "silent_province"}),)


def test_case_that_was_never_asked_about_does_not_go_on() -> None:
    refusals = refused(PLAN, a_case("nominated"), take("award"), facts("officer"))

    assert [(one.code, one.params) for one in refusals] == [("not_done_yet", {"trigger": "agree_province"})]


def test_while_it_waits_nothing_else_is_offered() -> None:
    found = [offer.transition.trigger for offer in offers(PLAN, asked(), facts("office", "board", "officer"))]

    assert found == ["agree_province", "object_province"]


@pytest.mark.parametrize(("working", "last_day"), [(True, "2020-07-01"), (False, "2020-06-26")])
def test_answer_is_due_so_many_days_after_asking(*, working: bool, last_day: str) -> None:
    plan = a_plan(replace(PROVINCE, working=working))
    drafted = CampaignDrafted(campaign="c", organisation="o", definition="a-plan", sha256="a" * 64, year=2020)
    campaign = fold_campaign([drafted])
    friday = datetime(2020, 6, 19, 3, tzinfo=UTC)

    events = list(
        arm_for_case(
            plan,
            campaign,
            asked(plan),
            StateId("province_asked"),
            reckoning_of(plan, campaign, DaysOff(frozenset({date(2020, 6, 22)}))),
            friday,
        )
    )

    found = [(one.deadline, one.last_day, one.case) for one in events if isinstance(one, DeadlineArmed)]
    assert found == [("province_answer", last_day, "case-1")]


def test_clock_makes_the_silence_and_reminds_those_asked() -> None:
    deadline = PROVINCE.deadline

    assert clock_moves(PLAN, deadline.id) == {("nomination", "province_asked"): "silent_province"}
    assert waiting_states(PLAN, deadline.id) == [("nomination", "province_asked")]
    assert [(rung.id, rung.tells) for rung in deadline.ladder] == [("0d", (RoleId("board"),))]
    assert {move.fact for move in PROVINCE.moves()} == {deadline.fact} == {"003-C1"}
