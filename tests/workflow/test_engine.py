"""`decide` on triggers: taken, chosen among several, or refused with everything that is in the way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.workflow.asking import facts, not_permitted, refused, take
from tests.workflow.builders import a_case, a_definition, a_field, a_move, a_track, an_bien
from workflow.case import evolve
from workflow.definition import FieldKind
from workflow.engine import decide, needed
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import FieldsWritten, TransitionTaken
from workflow.facts import FactKind
from workflow.guards import VOTE_FIELDS, AllOf, FieldIs, HasDocument, HasMajority, MilestoneReached, Negated, Open
from workflow.ids import DocumentKindId, FieldId, MilestoneId, Trigger
from workflow.refusals import Refusal, WayOut

FORM = HasDocument(DocumentKindId("form"))
FORM_MISSING = Refusal("document_missing", {"document": "form"}, (WayOut.ATTACH_DOCUMENT,), "form")
MINUTES = HasDocument(DocumentKindId("minutes"))
MINUTES_MISSING = Refusal("document_missing", {"document": "minutes"}, (WayOut.ATTACH_DOCUMENT,), "minutes")
NOTICE = MilestoneReached(MilestoneId("notice"))
NOTICE_MISSING = Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,))


def test_transition_is_taken_when_role_and_guard_hold() -> None:
    definition = a_definition(a_track(a_move(guard=FORM)))
    case = a_case(documents=["form"])

    events = decide(definition, case, take("advance"), facts("officer"))

    assert events == (TransitionTaken(trigger="advance", source="begun", target="done"),)
    assert evolve(case, events[0]) == replace(case, state="done", version=2, taken={"advance": 1})


def test_what_is_entered_is_written_before_the_case_moves() -> None:
    score, name = a_field("score", FieldKind.NUMBER), a_field("name", personal=True)
    definition = a_definition(a_track(a_move(asks=["score", "name"])), fields=[score, name])

    events = decide(definition, a_case(), take("advance", score=" 90 ", name="Lê Thị Ba"), facts("officer"))

    assert events == (
        FieldsWritten(values={"score": 90}, personal_values={"name": "Lê Thị Ba"}),
        TransitionTaken(trigger="advance", source="begun", target="done"),
    )


def test_first_transition_whose_guard_holds_is_taken() -> None:
    first = a_move(target="won", guard=FieldIs(FieldId("rating"), "good"))
    second = a_move(target="lost", guard=Open())
    definition = a_definition(a_track(first, second, final=["won", "lost"]))
    known = facts("officer")

    won = decide(definition, a_case(fields={"rating": "good"}), take("advance"), known)
    lost = decide(definition, a_case(fields={"rating": "poor"}), take("advance"), known)

    assert won == (TransitionTaken(trigger="advance", source="begun", target="won"),)
    assert lost == (TransitionTaken(trigger="advance", source="begun", target="lost"),)


def test_transition_of_another_role_is_passed_over() -> None:
    leaders, officers = a_move(target="signed", roles=["leader"]), a_move(target="done")
    definition = a_definition(a_track(leaders, officers))

    events = decide(definition, a_case(), take("advance"), facts("officer"))

    assert events == (TransitionTaken(trigger="advance", source="begun", target="done"),)


@pytest.mark.parametrize("nearer_first", [True, False])
def test_refusals_of_the_nearest_transition_are_given_when_none_holds(*, nearer_first: bool) -> None:
    near, far = a_move(target="won", guard=FORM), a_move(target="lost", guard=AllOf((MINUTES, NOTICE)))
    moves = (near, far) if nearer_first else (far, near)
    definition = a_definition(a_track(*moves, final=["won", "lost"]))

    refusals = refused(definition, a_case(), take("advance"), facts("officer"))

    assert refusals == (FORM_MISSING,)


@pytest.mark.parametrize("carried_first", [True, False])
@pytest.mark.parametrize(
    ("in_favour", "missing"),
    [
        (5, (FORM_MISSING, MINUTES_MISSING, NOTICE_MISSING)),
        (1, (MINUTES_MISSING,)),
    ],
)
def test_move_for_the_other_outcome_of_the_vote_does_not_speak(
    in_favour: int, missing: tuple[Refusal, ...], *, carried_first: bool
) -> None:
    majority = HasMajority(Fraction(1, 2), strict=True)
    carried = a_move(target="won", guard=AllOf((FORM, MINUTES, NOTICE, majority)))
    lost = a_move(target="lost", guard=AllOf((MINUTES, Negated(majority, "vote_carried"))))
    moves = (carried, lost) if carried_first else (lost, carried)
    fields = [a_field(name, FieldKind.NUMBER) for name in VOTE_FIELDS]
    definition = a_definition(a_track(*moves, final=["won", "lost"]), fields=fields)
    figures = {
        FieldId(name): figure for name, figure in zip(VOTE_FIELDS, (7, 6, in_favour, 6 - in_favour, 0), strict=True)
    }

    assert refused(definition, a_case(fields=figures), take("advance"), facts("officer")) == missing


def test_first_of_two_equally_near_transitions_speaks() -> None:
    moves = a_move(target="won", guard=MINUTES), a_move(target="lost", guard=FORM)
    definition = a_definition(a_track(*moves, final=["won", "lost"]))

    refusals = refused(definition, a_case(), take("advance"), facts("officer"))

    assert refusals == (MINUTES_MISSING,)


def test_refusal_that_two_guards_share_is_told_once() -> None:
    definition = a_definition(a_track(a_move(guard=AllOf((FORM, NOTICE, FORM)))))

    refusals = refused(definition, a_case(), take("advance"), facts("officer"))

    assert refusals == (FORM_MISSING, NOTICE_MISSING)


def test_trigger_is_not_offered_in_a_state_it_does_not_leave() -> None:
    definition = a_definition(a_track(a_move(), a_move("mend", "broken", "begun"), a_move("mend", "lost", "begun")))

    refusals = refused(definition, a_case(), take("mend"), facts("officer"))

    assert refusals == (Refusal("not_offered", {"state": "begun", "from": "broken, lost"}),)


def test_unknown_trigger_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        decide(a_definition(a_track(a_move())), a_case(), take("fly"), facts("officer"))

    assert (missing.value.kind, missing.value.name) == ("trigger", "fly")


def test_command_for_no_case_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        decide(a_definition(a_track(a_move())), None, take("advance"), facts("officer"))

    assert (missing.value.kind, missing.value.name) == ("case", "")


@pytest.mark.parametrize("roles", [(), ("auditor",)])
def test_actor_without_the_role_is_told_whose_the_move_is(roles: tuple[str, ...]) -> None:
    moves = a_move(roles=["officer", "head"], guard=FORM), a_move(target="signed", roles=["head", "leader"])
    definition = a_definition(a_track(*moves))

    with pytest.raises(NotPermitted) as refusal:
        decide(definition, a_case(), take("advance"), facts(*roles))

    assert refusal.value.roles == ("officer", "head", "leader")
    assert refused(definition, a_case(), take("advance"), facts(*roles)) == not_permitted("officer", "head", "leader")


def test_only_the_clock_takes_a_transition_without_roles() -> None:
    definition = a_definition(a_track(a_move("lapse", roles=[])))

    events = decide(definition, a_case(), take("lapse"), facts(acting_system=True))

    assert events == (TransitionTaken(trigger="lapse", source="begun", target="done"),)
    assert refused(definition, a_case(), take("lapse"), facts("officer", "leader")) == not_permitted()


def test_the_clock_takes_no_transition_of_a_person() -> None:
    definition = a_definition(a_track(a_move()))

    refusals = refused(definition, a_case(), take("advance"), facts(acting_system=True))

    assert refusals == not_permitted("officer")


def test_inputs_are_mended_before_guards_are_asked() -> None:
    move = a_move(asks=["score"], guard=AllOf((FORM, FieldIs(FieldId("score"), "1"))))
    definition = a_definition(a_track(move), fields=[a_field("score", FieldKind.NUMBER, maximum=100)])

    refusals = refused(definition, a_case(), take("advance", score="101", other="1"), facts("officer"))

    assert refusals == (
        Refusal("input_unknown", {"field": "other"}, (), "other"),
        Refusal("input_out_of_range", {"field": "score", "given": 101, "low": "", "high": 100}, (), "score"),
    )


def test_guard_sees_what_is_being_entered_before_what_the_case_holds() -> None:
    rating = a_field("rating", FieldKind.CHOICE, choices=["good", "poor"])
    move = a_move(asks=["rating"], guard=FieldIs(FieldId("rating"), "good"))
    definition = a_definition(a_track(move), fields=[rating])

    events = decide(definition, a_case(fields={"rating": "poor"}), take("advance", rating="good"), facts("officer"))

    assert events == (
        FieldsWritten(values={"rating": "good"}),
        TransitionTaken(trigger="advance", source="begun", target="done"),
    )


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_transition_is_refused_when_its_reason_is_missing(reason: str) -> None:
    definition = a_definition(a_track(a_move(guard=FORM, reason=True)))

    refusals = refused(definition, a_case(), take("advance", reason=reason), facts("officer"))

    assert refusals == (FORM_MISSING, Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))


@pytest.mark.parametrize("wanted", [True, False])
def test_reason_is_kept_without_the_space_around_it(*, wanted: bool) -> None:
    definition = a_definition(a_track(a_move(reason=wanted)))

    events = decide(definition, a_case(), take("advance", reason=" thiếu chữ ký "), facts("officer"))

    assert events == (TransitionTaken(trigger="advance", source="begun", target="done", reason="thiếu chữ ký"),)


def test_transition_is_refused_while_the_campaign_is_not_open() -> None:
    definition = a_definition(a_track(a_move(guard=FORM)))

    refusals = refused(definition, a_case(), take("advance"), facts("officer", campaign_open=False))

    assert refusals == (FORM_MISSING, Refusal("campaign_not_open"))


def test_guard_that_breaks_is_heard_itself() -> None:
    definition = an_bien()
    case = a_case("rated", track="collective", fields={"rating": "excellent"}, documents=["proposal"])

    with pytest.raises(KeyError) as broken:
        decide(definition, case, take("nominate"), facts("unit_officer"))

    assert not isinstance(broken.value, Refused)
    assert broken.value.args == ("collective_awards",)


def test_facts_are_needed_for_the_trigger_asked_or_for_all() -> None:
    definition = a_definition(a_track(a_move(guard=AllOf((FORM, NOTICE))), a_move("leave", target="left", guard=FORM)))

    of_one = needed(definition, a_case(), Trigger("advance"))
    of_other = needed(definition, a_case(), Trigger("leave"))
    of_all = needed(definition, a_case(), None)
    of_none = needed(definition, a_case("done"), None)

    assert (of_one, of_other) == (frozenset({FactKind.MILESTONES}), frozenset())
    assert (of_all, of_none) == (frozenset({FactKind.MILESTONES}), frozenset())
