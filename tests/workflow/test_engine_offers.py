"""`offers`: what can be done from here, and that it agrees with what `decide` then does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.asking import facts, refused, take
from tests.workflow.builders import JUST_PASSED, a_case, a_definition, a_field, a_move, a_track, an_bien, due
from tests.workflow.strategies import any_facts, cases, fitting_inputs
from workflow.commands import TakeTransition
from workflow.engine import Offer, decide, offers
from workflow.errors import NotPermitted
from workflow.events import TransitionTaken
from workflow.guards import AllOf, AnyOf, FieldIs, Guard, HasDocument, MilestoneReached, Negated, Open
from workflow.ids import DocumentKindId, FieldId, MilestoneId, TrackId
from workflow.refusals import Refusal, WayOut

FORM = HasDocument(DocumentKindId("form"))
FORM_MISSING = Refusal("document_missing", {"document": "form"}, (WayOut.ATTACH_DOCUMENT,), "form")
NOTICE = MilestoneReached(MilestoneId("notice"))
TRACKS = ("collective", "individual", "register", "report")


def test_each_trigger_is_offered_once_and_the_clocks_own_is_left_out() -> None:
    moves = a_move(target="won"), a_move("lapse", roles=[]), a_move("leave", roles=["head"]), a_move(target="lost")
    definition = a_definition(a_track(*moves))

    offered = offers(definition, a_case(), facts("officer"))

    assert offered == (
        Offer(transition=moves[0], permitted=True, refusals=()),
        Offer(transition=moves[2], permitted=False, refusals=()),
    )
    assert [offer.allowed for offer in offered] == [True, False]


def test_nothing_is_offered_where_no_transition_starts() -> None:
    assert offers(a_definition(a_track(a_move())), a_case("done"), facts("officer")) == ()


def test_offer_tells_everything_that_is_in_the_way_once() -> None:
    move = a_move(guard=AllOf((FORM, NOTICE, FORM)))
    definition = a_definition(a_track(move))

    offered = offers(definition, a_case(), facts("officer", campaign_open=False))

    waiting = Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,))
    unmet = (FORM_MISSING, waiting, Refusal("campaign_not_open"))
    assert offered == (Offer(transition=move, permitted=True, refusals=unmet),)
    assert not offered[0].allowed


def test_what_is_only_now_to_be_entered_is_not_in_the_way() -> None:
    definition = an_bien()
    case = a_case("nominated", track="collective")

    offered = offers(definition, case, facts("standing_office"))

    assert [offer.transition.trigger for offer in offered if offer.allowed] == ["return_for_completion"]


def test_award_is_offered_to_nobody_but_named_with_the_decision_it_waits_for() -> None:
    case = a_case("recommended", track="collective", documents=["decision"])

    offered = offers(an_bien(), case, facts("standing_office"))

    assert [offer.transition.trigger for offer in offered if offer.allowed] == ["decline"]
    award = next(offer for offer in offered if offer.transition.trigger == "award")
    assert [refusal.code for refusal in award.refusals] == ["only_by_decision"]


def test_vote_is_offered_to_nobody_but_named_with_the_council_it_waits_for() -> None:
    definition = an_bien()
    case = a_case("nominated", track="collective", documents=["vote_minutes"])

    offered = offers(definition, case, facts("standing_office"))

    vote = next(offer for offer in offered if offer.transition.trigger == "record_vote")
    assert [refusal.code for refusal in vote.refusals] == ["only_by_sitting"]


def test_field_still_to_be_entered_is_not_in_the_way() -> None:
    move = a_move(asks=["rating"], guard=FieldIs(FieldId("rating"), "good"))
    definition = a_definition(a_track(move), fields=[a_field("rating")])

    offered = offers(definition, a_case(), facts("officer"))

    assert offered == (Offer(transition=move, permitted=True, refusals=()),)


@pytest.mark.parametrize(
    "guard",
    [
        AnyOf((FieldIs(FieldId("form"), "written"), FORM)),
        AnyOf((FORM, AllOf((FieldIs(FieldId("form"), "written"), FieldIs(FieldId("form"), "short"))))),
        Negated(AnyOf((FieldIs(FieldId("form"), "film"), FORM)), "wants_disc"),
    ],
)
def test_one_of_several_conditions_that_what_is_entered_may_meet_is_not_in_the_way(guard: Guard) -> None:
    move = a_move(asks=["form"], guard=guard)
    definition = a_definition(a_track(move), fields=[a_field("form")])

    assert offers(definition, a_case(), facts("officer")) == (Offer(transition=move, permitted=True, refusals=()),)


def test_one_of_several_conditions_is_asked_for_once_it_is_known_what_was_entered() -> None:
    guard = AnyOf((FieldIs(FieldId("form"), "written"), FORM))
    definition = a_definition(a_track(a_move(asks=["form"], guard=guard)), fields=[a_field("form")])

    [wanted, missing] = refused(definition, a_case(), take("advance", form="film"), facts("officer"))

    assert (wanted.code, missing.code) == ("field_is_not", "document_missing")
    assert decide(definition, a_case(), take("advance", form="written"), facts("officer"))


def test_field_that_is_not_asked_for_is_in_the_way() -> None:
    definition = a_definition(a_track(a_move(guard=FieldIs(FieldId("rating"), "good"))), fields=[a_field("rating")])

    offered = offers(definition, a_case(), facts("officer"))

    assert [[refusal.code for refusal in offer.refusals] for offer in offered] == [["field_is_not"]]


@pytest.mark.parametrize("kind", ["reason", "evidence", "received_on"])
def test_missing_paper_is_in_the_way_whatever_it_is_called(kind: str) -> None:
    definition = a_definition(a_track(a_move(guard=HasDocument(DocumentKindId(kind)))), documents=[kind])

    offered = offers(definition, a_case(), facts("officer"))

    assert [[refusal.code for refusal in offer.refusals] for offer in offered] == [["document_missing"]]


def test_individual_whose_papers_are_complete_is_offered_to_be_nominated() -> None:
    known = facts(
        "unit_officer",
        now=datetime(2020, 12, 21, tzinfo=UTC),
        milestones={MilestoneId("appraisal_notice"): date(2020, 12, 20)},
        unit_cases={
            TrackId("collective"): (a_case(name="case-2", track="collective", fields={"rating": "excellent"}),)
        },
    )
    case = a_case("preparing", track="individual", person="thu-ba", documents=["proposal"])

    offered = offers(an_bien(), case, known)

    allowed = [offer.transition.trigger for offer in offered if offer.allowed]
    assert allowed == ["nominate", "withdraw"]


def test_transition_with_fewest_refusals_stands_for_its_trigger() -> None:
    far, near = a_move(target="won", guard=AllOf((FORM, NOTICE))), a_move(target="lost", guard=FORM)
    definition = a_definition(a_track(far, near))

    offered = offers(definition, a_case(), facts("officer"))

    assert offered == (Offer(transition=near, permitted=True, refusals=(FORM_MISSING,)),)


@pytest.mark.parametrize("guard", [Open(), FORM])
def test_transition_that_is_the_actors_stands_before_another_roles(guard: Open | HasDocument) -> None:
    others, own = a_move(target="won", roles=["leader"]), a_move(target="lost", guard=guard)
    definition = a_definition(a_track(others, own))

    offered = offers(definition, a_case(), facts("officer"))

    assert [(offer.transition, offer.permitted) for offer in offered] == [(own, True)]


@pytest.mark.parametrize(("role", "heard"), [("standing_office", True), ("unit_officer", False)])
def test_offer_says_whether_proof_of_receipt_would_be_heard(role: str, *, heard: bool) -> None:
    case = a_case("owed", track="register", documents=["registration_form"])
    known = facts(role, now=JUST_PASSED, deadlines={"registration": due()})

    offered = offers(an_bien(), case, known)

    assert [offer.proof_heard for offer in offered if offer.transition.trigger == "meet"] == [heard]


@pytest.mark.parametrize("track", TRACKS)
@given(data=st.data())
def test_offer_that_is_allowed_and_asks_nothing_is_taken(track: str, data: st.DataObject) -> None:
    definition = an_bien()
    case, known = data.draw(cases(definition.tracks[TrackId(track)])), data.draw(any_facts())

    for offer in offers(definition, case, known):
        if offer.allowed and not offer.transition.asks:
            events = decide(definition, case, take(offer.transition.trigger, reason="vì"), known)
            assert [type(event) for event in events] == [TransitionTaken]


@pytest.mark.parametrize("track", TRACKS)
@given(data=st.data())
def test_offer_with_refusals_is_refused_with_at_least_those(track: str, data: st.DataObject) -> None:
    definition = an_bien()
    case, known = data.draw(cases(definition.tracks[TrackId(track)])), data.draw(any_facts())

    for offer in offers(definition, case, known):
        move = offer.transition
        inputs = data.draw(fitting_inputs(move.asks))
        command = TakeTransition(trigger=move.trigger, inputs=inputs, reason="vì")
        if not offer.permitted:
            with pytest.raises(NotPermitted):
                decide(definition, case, command, known)
        elif offer.refusals:
            told = refused(definition, case, command, known)
            assert [refusal for refusal in offer.refusals if refusal not in told] == []
