"""Waivers: offered only where they ease, once, by those entitled, with a reason."""

from __future__ import annotations

from datetime import date

from tests.workflow.asking import facts, not_permitted, refused, take
from tests.workflow.builders import a_case, a_definition, a_move, a_track
from workflow.case import Case, evolve
from workflow.definition import Definition, Label, Track
from workflow.engine import decide, offers
from workflow.events import TransitionTaken
from workflow.guards import AllOf, AnyOf, FieldReaches, HasDocument, MilestoneReached, Waivable
from workflow.ids import DocumentKindId, FieldId, MilestoneId, RoleId, WaiverId
from workflow.refusals import Refusal, WayOut
from workflow.waiving import Waiver, waiver_trigger, waiving_moves

SERVICE = Waiver(id=WaiverId("service"), label=Label("Miễn thâm niên"), roles=(RoleId("leader"),), fact="002-W1")
LETTER = Waiver(id=WaiverId("letter"), label=Label("Miễn tờ trình"), roles=(RoleId("office"),))
EASE_SERVICE, EASE_LETTER = waiver_trigger(SERVICE.id), waiver_trigger(LETTER.id)
LONG_SERVICE = Waivable(FieldReaches(FieldId("years"), least=5), EASE_SERVICE)
HAS_LETTER = Waivable(HasDocument(DocumentKindId("letter")), EASE_LETTER)
NOTICE = MilestoneReached(MilestoneId("notice"))


def a_track_of(*moves) -> Track:
    return a_track(*moves, *waiving_moves(moves, [SERVICE, LETTER]))


NOMINATE = a_move("nominate", target="nominated", guard=AllOf((NOTICE, LONG_SERVICE)))
RETURN = a_move("return", "nominated", "begun")
AWARD = a_move("award", "nominated", "done", guard=AnyOf((HAS_LETTER, AllOf((LONG_SERVICE,)))))
TRACK = a_track_of(NOMINATE, RETURN, AWARD)
PLAN: Definition = a_definition(TRACK)
KNOWN = {"milestones": {"notice": date(2020, 6, 1)}}


def offered(state: str, *roles: str, taken: dict[str, int] | None = None) -> dict[str, bool]:
    """What is offered in *state*, and whether it is allowed."""
    found = offers(PLAN, a_case(state, taken=taken), facts(*roles, **KNOWN))
    return {str(offer.transition.trigger): offer.allowed for offer in found}


def after(case: Case, trigger: str, *roles: str, reason: str = "Thành tích đặc biệt") -> Case:
    for event in decide(PLAN, case, take(trigger, reason=reason), facts(*roles, **KNOWN)):
        case = evolve(case, event)
    return case


def test_waiver_is_a_move_wherever_it_eases_one_and_nowhere_else() -> None:
    found = [(move.trigger, move.source, move.target) for move in TRACK.transitions if move.reason]

    assert found == [
        ("waive_service", "begun", "begun"),
        ("waive_service", "nominated", "nominated"),
        ("waive_letter", "nominated", "nominated"),
    ]
    assert "waive_letter" not in offered("begun", "office")


def test_waiver_stands_once_in_a_state_that_several_moves_leave() -> None:
    again = a_move("renominate", target="nominated", guard=LONG_SERVICE)

    found = [move.source for move in waiving_moves([NOMINATE, again], [SERVICE])]

    assert found == ["begun"]


def test_waiver_that_eases_nothing_is_no_move() -> None:
    assert list(waiving_moves([RETURN, a_move(guard=NOTICE)], [SERVICE, LETTER])) == []


def test_waiver_carries_its_words_roles_and_fact() -> None:
    (granting,) = waiving_moves([NOMINATE], [SERVICE])

    assert (granting.label, granting.roles, granting.fact) == (SERVICE.label, (RoleId("leader"),), "002-W1")


def test_refusal_names_the_waiver_as_a_way_out_of_that_rule_alone() -> None:
    refusals = refused(PLAN, a_case(fields={"years": 3}), take("nominate"), facts("officer"))

    short = {"field": "years", "found": 3, "low": 5, "high": ""}
    assert refusals == (
        Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,)),
        Refusal("field_out_of_bounds", short, (WayOut.ASK_FOR_WAIVER,), "years"),
    )


def test_waiver_is_granted_where_the_case_stands_and_lets_it_pass() -> None:
    case = after(a_case(fields={"years": 3}), "waive_service", "leader")

    assert (case.state, case.taken) == ("begun", {"waive_service": 1})
    assert after(case, "nominate", "officer").state == "nominated"


def test_waiver_waives_no_other_rule() -> None:
    case = after(a_case(fields={"years": 3}), "waive_service", "leader")

    assert [one.code for one in refused(PLAN, case, take("nominate"), facts("officer"))] == ["milestone_missing"]


def test_waiver_holds_in_the_states_that_follow() -> None:
    case = after(after(a_case(fields={"years": 3}), "waive_service", "leader"), "nominate", "officer")

    assert after(case, "award", "officer").state == "done"


def test_waiver_is_granted_once() -> None:
    case = after(a_case(), "waive_service", "leader")

    refusals = refused(PLAN, case, take("waive_service", reason="lần nữa"), facts("leader"))

    assert refusals == (Refusal("taken_too_often", {"trigger": "waive_service", "times": 1}),)
    assert offered("begun", "leader") == {"nominate": False, "waive_service": True}
    assert offered("begun", "leader", taken={"waive_service": 1})["waive_service"] is False


def test_waiver_needs_its_role_and_a_reason() -> None:
    missing = Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason")

    assert refused(PLAN, a_case(), take("waive_service", reason="vì"), facts("officer")) == not_permitted("leader")
    assert refused(PLAN, a_case(), take("waive_service", reason=" "), facts("leader")) == (missing,)


def test_waiver_is_kept_like_any_other_move() -> None:
    events = decide(PLAN, a_case(), take("waive_service", reason=" Anh hùng "), facts("leader"))

    assert events == (TransitionTaken(trigger="waive_service", source="begun", target="begun", reason="Anh hùng"),)
