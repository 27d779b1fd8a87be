"""A returned case: only what was flagged is open, who asked looks again, and the clock does what the plan declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from tests.workflow.builders import NOON, PDF, a_case, a_definition, a_field, a_move, a_track
from workflow.case import Case, evolve
from workflow.commands import CaseCommand, ConfirmCompletion, FileDocument, TakeTransition, WriteFields
from workflow.completing import ALL_OF_IT, Flag, Part, PartKind, part_of
from workflow.definition import Definition, ReturnRule, RunsOut
from workflow.engine import decide, offers
from workflow.errors import NotPermitted, Refused
from workflow.facts import Facts
from workflow.guards import HasDocument
from workflow.ids import DeadlineId, DocumentKindId, FieldId, RoleId, StateId, TrackId, Trigger
from workflow.machine import compile_moves
from workflow.returning import deadlines_back, with_clock
from workflow.waiting import clock_moves

REPORT, TOPIC = Part(PartKind.DOCUMENT, "report"), Part(PartKind.FIELD, "topic")
FLAG = Flag(part=REPORT, note="Thiếu chữ ký")


def the_plan(runs_out: RunsOut = RunsOut.STAYS, days: int | None = 3) -> Definition:
    track = a_track(
        a_move("send", "begun", "sent", guard=HasDocument(DocumentKindId("report")), asks=["topic"]),
        a_move("send_back", "sent", "returned", roles=["office"], reason=True),
        a_move("send_again", "returned", "sent"),
        a_move("withdraw", "returned", "withdrawn", reason=True),
        a_move("withdraw", "sent", "withdrawn", reason=True),
        a_move("praise", "sent", "sent", roles=["leader"]),
        a_move("award", "sent", "done", roles=["office", "leader"], guard=HasDocument(DocumentKindId("decision"))),
        final=("done", "withdrawn"),
    )
    plain = a_definition(
        track,
        documents=["report", "decision"],
        fields=[a_field("topic"), a_field("mark", written_by=["officer"]), a_field("opinion", written_by=["leader"])],
    )
    rule = ReturnRule(state=StateId("returned"), days=days, runs_out=runs_out)
    tracks = with_clock(plain.tracks, {rule.state: rule})
    return replace(
        plain,
        tracks=tracks,
        moves=compile_moves(tracks.values()),
        returned={rule.state: rule},
        deadlines=deadlines_back(tracks, {rule.state: rule}),
    )


PLAN = the_plan()


def ask(case: Case, command: CaseCommand, *roles: str, plan: Definition = PLAN, now: datetime = NOON) -> Case:
    """*case* after *command*; without roles it is the clock that asks."""
    facts = Facts(now=now, roles=frozenset(map(RoleId, roles)), acting_system=not roles)
    for event in decide(plan, case, command, facts):
        case = evolve(case, event)
    return case


def take(trigger: str, flags: Iterable[Flag] = ()) -> TakeTransition:
    return TakeTransition(trigger=Trigger(trigger), reason="Chưa đủ", flags=tuple(flags))


def paper(kind: str) -> FileDocument:
    return FileDocument(document="d", kind=DocumentKindId(kind), sha256="1", size=1, media_type=PDF, filename="a.pdf")


def returned(*flags: Flag) -> Case:
    return ask(a_case("sent", documents=["report"]), take("send_back", flags or (FLAG,)), "office")


def refusals(case: Case, command: CaseCommand, *roles: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        ask(case, command, *roles)
    return [one.code for one in refused.value.refusals]


def test_parts_that_were_put_in_up_to_the_return_can_be_flagged_and_no_others() -> None:
    [offer] = [
        one
        for one in offers(PLAN, a_case("sent"), Facts(now=NOON, roles=frozenset({RoleId("office")})))
        if one.transition.trigger == "send_back"
    ]

    assert offer.flaggable == (REPORT, TOPIC, Part(PartKind.FIELD, "mark"))


def test_only_flagged_papers_and_fields_are_open() -> None:
    case = returned(FLAG, Flag(part=TOPIC))

    assert ask(case, paper("report"), "officer").documents == ("report", "report")
    assert refusals(case, paper("decision"), "officer", "office") == ["paper_not_flagged"]
    assert ask(case, WriteFields(inputs={FieldId("topic"): "Cải cách"}), "officer").fields == {"topic": "Cải cách"}
    assert refusals(case, WriteFields(inputs={FieldId("mark"): "9"}), "officer") == ["field_not_flagged"]


def test_flagged_field_is_the_completers_to_write_and_nobody_elses() -> None:
    with pytest.raises(NotPermitted):
        ask(returned(Flag(part=TOPIC)), WriteFields(inputs={FieldId("topic"): "Cải cách"}), "office")
    with pytest.raises(NotPermitted):
        ask(a_case("sent"), WriteFields(inputs={FieldId("topic"): "Cải cách"}), "officer")


def test_what_others_answer_stays_theirs_while_the_case_is_returned() -> None:
    assert ask(returned(), WriteFields(inputs={FieldId("opinion"): "Tốt"}), "leader").fields == {"opinion": "Tốt"}


def test_whole_case_flagged_or_nothing_flagged_opens_everything() -> None:
    whole = returned(Flag(part=ALL_OF_IT, note="Viết lại"))
    silent = ask(a_case("sent"), take("send_back"), "office")

    for case in (whole, silent):
        assert ask(case, WriteFields(inputs={FieldId("mark"): "9"}), "officer").fields == {"mark": "9"}
    assert silent.completion is None


def test_others_wait_until_who_asked_has_looked_again() -> None:
    back = ask(returned(), take("send_again"), "officer")

    assert refusals(back, take("praise"), "leader") == ["waits_for_who_asked"]
    assert ask(back, take("withdraw"), "officer").state == "withdrawn"
    confirmed = ask(back, ConfirmCompletion(), "office")
    assert confirmed.completion is None
    assert ask(confirmed, take("praise"), "leader").state == "sent"


def test_who_asked_has_looked_again_by_going_on() -> None:
    back = ask(returned(), take("send_again"), "officer")
    decided = replace(back, documents=(*back.documents, DocumentKindId("decision")))

    after = ask(decided, take("award"), "office")

    assert (after.state, after.completion) == ("done", None)


def test_nothing_is_confirmed_that_does_not_wait_for_it() -> None:
    assert refusals(a_case("sent"), ConfirmCompletion(), "office") == ["nothing_to_look_at_again"]
    assert refusals(returned(), ConfirmCompletion(), "office") == ["nothing_to_look_at_again"]


@pytest.mark.parametrize(
    ("runs_out", "state"), [(RunsOut.STAYS, None), (RunsOut.GOES_ON, "sent"), (RunsOut.WITHDRAWN, "withdrawn")]
)
def test_clock_does_what_the_plan_declares_when_the_days_run_out(runs_out: RunsOut, state: str | None) -> None:
    plan = the_plan(runs_out)
    moves = clock_moves(plan, DeadlineId("returned_back"))
    case = returned()

    assert list(moves) == ([(TrackId("nomination"), StateId("returned"))] if state else [])
    for trigger in moves.values():
        after = ask(case, take(trigger), plan=plan)
        assert after.state == state
        assert after.completion is not None
        assert after.completion.came_back


@pytest.mark.parametrize(
    ("runs_out", "rungs"), [(RunsOut.STAYS, ["-1d", "0d", "+1d"]), (RunsOut.GOES_ON, ["-1d", "0d"])]
)
def test_last_day_is_reminded_of_and_a_case_that_stays_is_told_of(runs_out: RunsOut, rungs: list[str]) -> None:
    deadline = the_plan(runs_out).deadlines[DeadlineId("returned_back")]

    assert [rung.id for rung in deadline.ladder] == rungs
    assert {rung.tells for rung in deadline.ladder[:2]} == {(RoleId("officer"),)}
    assert all(rung.tells == (RoleId("office"),) for rung in deadline.ladder[2:])


def test_without_days_there_is_no_clock() -> None:
    plan = the_plan(RunsOut.GOES_ON, days=None)

    assert plan.deadlines == {}
    assert not any(move.at for move in plan.tracks[TrackId("nomination")].transitions)


def test_note_that_is_a_letter_is_refused() -> None:
    long = Flag(part=REPORT, note="x" * 1001)

    assert refusals(a_case("sent"), take("send_back", [long]), "office") == ["note_too_long"]


@pytest.mark.parametrize("text", ["", "document", "document:", "whole:x", "paper:report"])
def test_text_that_names_no_part_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        part_of(text)


def test_part_comes_back_from_its_text() -> None:
    assert [part_of(str(part)) for part in (REPORT, TOPIC, ALL_OF_IT)] == [REPORT, TOPIC, ALL_OF_IT]
