"""Who a deadline is about, and what the clock does when it passes."""

from __future__ import annotations

from tests.workflow.builders import a_deadline, a_definition, a_move, a_track, an_bien, an_obligation
from workflow.definition import MetWhen
from workflow.guards import AllOf, HasDocument, InTime, Waivable
from workflow.guards.timing import ReceiptShown
from workflow.ids import DeadlineId, DocumentKindId, StateId, TrackId, Trigger
from workflow.waiting import clock_moves, deadline_of, deadlines_in, waiting_states

SENDING, REGISTRATION, APPEAL = DeadlineId("sending"), DeadlineId("registration"), DeadlineId("appeal")
BY_SENDING = InTime(SENDING, late_allowed=False, proof_roles=(), proof_days=0)
BY_APPEAL = InTime(APPEAL, late_allowed=False, proof_roles=(), proof_days=0)
LETTER = HasDocument(DocumentKindId("letter"))
ENTERED = MetWhen(track=TrackId("nomination"), state=StateId("done"))

PLAN = a_definition(
    a_track(
        a_move("send", guard=AllOf((LETTER, Waivable(BY_SENDING, Trigger("waive_sending")))), target="sent"),
        a_move("give_up", target="done"),
        a_move("close_entries", "begun", "done", roles=(), at="sending"),
        a_move("close_entries", "sent", "done", roles=(), at="sending"),
        a_move("appeal", "sent", "appealed", guard=BY_APPEAL),
        a_move("reopen", "done", "begun", guard=BY_APPEAL),
        a_move("hear", "appealed", "done"),
    ),
    deadlines=[a_deadline("registration"), a_deadline("sending"), a_deadline("appeal"), a_deadline("entry")],
    obligations=[an_obligation(), an_obligation("enter", deadline="entry", met_when=ENTERED)],
)


def test_case_waits_for_the_deadline_of_a_move_or_for_the_clock() -> None:
    assert waiting_states(PLAN, SENDING) == [("nomination", "begun"), ("nomination", "sent")]


def test_case_that_is_over_waits_for_nothing() -> None:
    assert waiting_states(PLAN, APPEAL) == [("nomination", "sent")]


def test_deadline_that_binds_no_move_is_waited_for_by_nobody() -> None:
    plan = a_definition(a_track(a_move()), deadlines=[a_deadline("sending")])

    assert (waiting_states(plan, SENDING), clock_moves(plan, SENDING)) == ([], {})


def test_obligation_is_waited_for_while_it_is_owed_or_overdue() -> None:
    assert waiting_states(PLAN, REGISTRATION) == [("register", "owed"), ("register", "overdue")]
    assert waiting_states(PLAN, DeadlineId("entry")) == [("enter", "owed"), ("enter", "overdue")]


def test_clock_moves_what_the_plan_gives_it() -> None:
    assert clock_moves(PLAN, SENDING) == {
        ("nomination", "begun"): "close_entries",
        ("nomination", "sent"): "close_entries",
    }
    assert clock_moves(PLAN, REGISTRATION) == {("register", "owed"): "lapse"}
    assert clock_moves(PLAN, APPEAL) == {}


def test_clock_of_an_bien_makes_what_is_owed_overdue() -> None:
    found = {name: clock_moves(an_bien(), name) for name in an_bien().deadlines}

    assert found == {
        "registration": {("register", "owed"): "lapse"},
        "year_end_report": {("report", "owed"): "lapse"},
    }


def test_case_is_shown_the_first_deadline_it_waits_for() -> None:
    track = TrackId("nomination")

    found = [deadline_of(PLAN, track, StateId(state)) for state in ("begun", "sent", "appealed")]

    assert found == ["sending", "sending", None]
    assert deadline_of(PLAN, TrackId("register"), StateId("overdue")) == "registration"


def test_deadlines_are_found_inside_all_waived_and_shown() -> None:
    guard = AllOf((LETTER, AllOf((BY_APPEAL,)), Waivable(AllOf((BY_SENDING, LETTER)), Trigger("w"))))

    assert list(deadlines_in(guard)) == ["appeal", "sending"]
    assert list(deadlines_in(ReceiptShown(BY_SENDING))) == ["sending"]
    assert list(deadlines_in(LETTER)) == []
