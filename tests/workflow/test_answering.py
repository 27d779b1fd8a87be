"""One answer to many cases: the results entered with the move that carries them, and what is passed along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.asking import facts, refused, take
from tests.workflow.builders import a_case, a_definition, a_field, a_move, a_track
from workflow.answering import goes_along, passed_along, results_in, results_offered
from workflow.carrying import Result
from workflow.case import evolve
from workflow.commands import TakeTransition
from workflow.definition import Carrying
from workflow.engine import decide
from workflow.events import FieldsWritten, ResultsEntered, TransitionTaken
from workflow.ids import CaseId, TrackId, Trigger

BOTH = Carrying(tracks=(TrackId("nomination"),), triggers=(Trigger("give"), Trigger("deny")), all_units=True)
PLAN = a_definition(
    a_track(
        a_move("give", "sent", "given", asks=["number"]),
        a_move("deny", "sent", "denied", reason=True),
        a_move("withdraw", "sent", "gone"),
        final=("given", "denied", "gone"),
    ),
    a_track(
        a_move("answer", "open", "answered", asks=["number"], carries=BOTH),
        a_move("note", "open", "open"),
        name="batch",
        initial="open",
        final=("answered",),
    ),
    fields=[a_field("number")],
)
BATCH, SENT = a_case("open", track="batch"), a_case("sent", name="one")
GIVEN = Result(case=CaseId("one"), trigger=Trigger("give"))
DENIED = Result(case=CaseId("two"), trigger=Trigger("deny"), reason=" Chưa đạt ")


def answer(*results: Result, trigger: str = "answer") -> TakeTransition:
    inputs = {"number": "7/QĐ"} if trigger == "answer" else {}
    return replace(take(trigger, **inputs), results=results)


def test_results_are_kept_with_the_move_and_their_reasons_apart() -> None:
    events = decide(PLAN, BATCH, answer(GIVEN, DENIED), facts("officer"))

    assert events[-2:] == (
        ResultsEntered(results={"one": "give", "two": "deny"}, reasons={"two": "Chưa đạt"}),
        TransitionTaken(trigger="answer", source="open", target="answered"),
    )
    assert results_in(events) == {"one": GIVEN, "two": replace(DENIED, reason="Chưa đạt")}
    assert evolve(BATCH, events[-2]) == replace(BATCH, version=2)


@pytest.mark.parametrize(
    ("command", "codes"),
    [
        (answer(GIVEN, trigger="note"), ["results_not_asked"]),
        (answer(replace(GIVEN, trigger=Trigger("withdraw"))), ["result_unknown"]),
        (answer(GIVEN, replace(GIVEN, trigger=Trigger("deny"))), ["result_entered_twice"]),
        (answer(replace(DENIED, reason="x" * 4001)), ["reason_too_long"]),
    ],
)
def test_results_that_do_not_fit_the_move_are_refused(command: TakeTransition, codes: list[str]) -> None:
    assert [one.code for one in refused(PLAN, BATCH, command, facts("officer"))] == codes


def test_longest_reason_is_taken() -> None:
    assert decide(PLAN, BATCH, answer(replace(DENIED, reason="x" * 4000)), facts("officer"))


@pytest.mark.parametrize(
    ("other", "goes"),
    [
        (SENT, True),
        (replace(SENT, state="given"), False),
        (replace(SENT, track="batch", state="open"), False),
        (replace(SENT, occurrence="2021"), False),
    ],
)
def test_case_goes_along_where_one_of_the_results_can_be_brought(other, *, goes: bool) -> None:
    assert goes_along(PLAN, BATCH, other, BOTH) is goes


def test_each_case_is_offered_the_results_it_may_get() -> None:
    by_trigger = {move.trigger: move for move in PLAN.tracks[TrackId("batch")].transitions}

    assert [one.trigger for one in results_offered(PLAN, by_trigger[Trigger("answer")], SENT)] == ["give", "deny"]
    assert results_offered(PLAN, by_trigger[Trigger("note")], SENT) == ()
    assert results_offered(PLAN, by_trigger[Trigger("answer")], replace(SENT, state="gone")) == ()


def test_number_of_the_one_decision_is_passed_along_to_whoever_asks_for_it() -> None:
    events = (FieldsWritten(values={"number": "7/QĐ", "other": 1}, personal_values={"name": "A"}),)

    assert passed_along(PLAN, SENT, Trigger("give"), events) == {"number": "7/QĐ"}
    assert passed_along(PLAN, SENT, Trigger("deny"), events) == {}
    assert passed_along(PLAN, SENT, Trigger("give"), ()) == {}
