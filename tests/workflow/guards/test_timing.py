"""The guard of a deadline: in time, shown to have arrived in time, or refused with the ways out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, refused, situation, take
from tests.workflow.builders import (
    JUST_IN_TIME,
    JUST_PASSED,
    LAST_DAY,
    a_case,
    a_deadline,
    a_definition,
    a_move,
    a_track,
    due,
)
from workflow.commands import Receipt
from workflow.deadlines import Due
from workflow.engine import decide
from workflow.events import TransitionTaken
from workflow.facts import FactKind
from workflow.guards import AllOf, InTime, Open
from workflow.ids import DeadlineId, RoleId
from workflow.obligations import in_time_for
from workflow.refusals import Refusal, WayOut

STRICT = InTime(DeadlineId("registration"), late_allowed=False, proof_roles=(), proof_days=0)
LENIENT = InTime(DeadlineId("registration"), late_allowed=True, proof_roles=(), proof_days=0)
PROVABLE = InTime(DeadlineId("registration"), late_allowed=False, proof_roles=(RoleId("office"),), proof_days=5)
PARAMS = {"deadline": "registration", "last_day": "2020-07-31"}
WAYS = (WayOut.ASK_FOR_EXTENSION, WayOut.ASK_FOR_WAIVER)
PASSED = Refusal("deadline_passed", PARAMS, WAYS)
PASSED_UNLESS_PROVEN = Refusal("deadline_passed", PARAMS, (*WAYS, WayOut.SHOW_PROOF_OF_RECEIPT))
GOOD_PROOF = Receipt(received_on=LAST_DAY, evidence="Số đến 128")
END_OF_PROOF = datetime(2020, 8, 5, 16, 59, 59, tzinfo=UTC)
PROOF_OVER = datetime(2020, 8, 5, 17, tzinfo=UTC)


def why(
    guard: InTime, now: datetime, *roles: str, receipt: Receipt | None = None, until: Due | None = None
) -> tuple[Refusal, ...]:
    known = facts(*roles, now=now, deadlines={"registration": until or due()})
    return guard.refusals(situation(a_case(), known, take("meet", receipt=receipt)))


def test_deadline_is_the_fact_it_needs() -> None:
    assert STRICT.needs() == frozenset({FactKind.DEADLINES})


def test_last_second_of_the_last_day_is_in_time() -> None:
    assert why(STRICT, JUST_IN_TIME) == ()


def test_midnight_in_viet_nam_is_too_late() -> None:
    assert datetime(2020, 7, 31, 17, 0, tzinfo=UTC) == JUST_PASSED
    assert why(STRICT, JUST_PASSED) == (PASSED,)


def test_proof_is_a_way_out_where_the_plan_hears_it() -> None:
    assert why(PROVABLE, JUST_PASSED, "office") == (PASSED_UNLESS_PROVEN,)


@pytest.mark.parametrize(
    ("extended_by", "waivable", "ways"),
    [
        ([], False, ()),
        (["office"], False, (WayOut.ASK_FOR_EXTENSION,)),
        ([], True, (WayOut.ASK_FOR_WAIVER,)),
        (["office"], True, WAYS),
    ],
)
def test_only_what_somebody_may_grant_is_a_way_out(
    extended_by: list[str], ways: tuple[WayOut, ...], *, waivable: bool
) -> None:
    guard = in_time_for(a_deadline(extended_by=extended_by), waivable=waivable)

    assert why(guard, JUST_PASSED) == (Refusal("deadline_passed", PARAMS, ways),)


def test_looking_only_meets_the_same_refusal() -> None:
    known = facts(now=JUST_PASSED, deadlines={"registration": due()})

    assert PROVABLE.refusals(situation(a_case(), known)) == (PASSED_UNLESS_PROVEN,)


def test_extension_opens_the_deadline_again_until_its_own_last_day() -> None:
    extended = due(date(2020, 8, 10))
    last_second = datetime(2020, 8, 10, 16, 59, 59, tzinfo=UTC)
    over = datetime(2020, 8, 10, 17, tzinfo=UTC)

    assert why(STRICT, JUST_PASSED, until=extended) == ()
    assert why(STRICT, last_second, until=extended) == ()
    assert why(STRICT, over, until=extended) == (
        Refusal("deadline_passed", {"deadline": "registration", "last_day": "2020-08-10"}, WAYS),
    )


@pytest.mark.parametrize("now", [JUST_PASSED, END_OF_PROOF])
@pytest.mark.parametrize("received_on", [date(2020, 7, 1), LAST_DAY])
def test_proof_of_receipt_is_heard(now: datetime, received_on: date) -> None:
    receipt = Receipt(received_on=received_on, evidence="Dấu bưu điện 31/7")

    assert why(PROVABLE, now, "office", receipt=receipt) == ()


def test_proof_is_shown_by_the_role_entitled() -> None:
    not_yours = Refusal("proof_not_yours", {"roles": "office"}, (WayOut.ASK_ROLE,), "received_on")

    assert why(PROVABLE, JUST_PASSED, "officer", receipt=GOOD_PROOF) == (not_yours,)


def test_paper_that_arrived_after_the_last_day_proves_nothing() -> None:
    receipt = Receipt(received_on=date(2020, 8, 1), evidence="Số đến 129")
    params = {**PARAMS, "received_on": "2020-08-01"}
    refusal = Refusal("proof_after_deadline", params, (WayOut.ASK_FOR_EXTENSION,), "received_on")

    assert why(PROVABLE, JUST_PASSED, "office", receipt=receipt) == (refusal,)


def test_proof_is_not_heard_after_its_days() -> None:
    refusal = Refusal("proof_too_late", {**PARAMS, "days": 5}, (WayOut.ASK_FOR_EXTENSION,), "received_on")

    assert why(PROVABLE, PROOF_OVER, "office", receipt=GOOD_PROOF) == (refusal,)


@pytest.mark.parametrize("evidence", ["", " \t"])
def test_proof_needs_evidence(evidence: str) -> None:
    receipt = Receipt(received_on=LAST_DAY, evidence=evidence)

    assert why(PROVABLE, JUST_PASSED, "office", receipt=receipt) == (
        Refusal("evidence_missing", {}, (WayOut.FILL_IN,), "evidence"),
    )


def test_everything_wrong_with_a_proof_is_told_at_once() -> None:
    receipt = Receipt(received_on=date(2020, 8, 2), evidence="")

    refusals = why(PROVABLE, PROOF_OVER, "officer", receipt=receipt)

    assert [refusal.code for refusal in refusals] == [
        "proof_not_yours",
        "proof_after_deadline",
        "proof_too_late",
        "evidence_missing",
    ]


def test_receipt_opens_nothing_where_the_plan_hears_no_proof() -> None:
    assert why(STRICT, JUST_PASSED, "office", receipt=GOOD_PROOF) == (PASSED,)


@pytest.mark.parametrize(("now", "late"), [(JUST_IN_TIME, False), (JUST_PASSED, True)])
def test_late_move_is_let_through_and_marked_where_the_plan_allows_it(now: datetime, *, late: bool) -> None:
    definition = a_definition(a_track(a_move(guard=AllOf((AllOf((LENIENT,)), Open())))))

    events = decide(definition, a_case(), take("advance"), facts("officer", now=now, deadlines={"registration": due()}))

    assert events == (TransitionTaken(trigger="advance", source="begun", target="done", late=late),)


def test_late_move_stays_late_whatever_unheard_receipt_comes_with_it() -> None:
    definition = a_definition(a_track(a_move(guard=LENIENT)))
    receipt = Receipt(received_on=date(2020, 12, 1), evidence="")
    known = facts("officer", now=JUST_PASSED, deadlines={"registration": due()})

    events = decide(definition, a_case(), take("advance", receipt=receipt), known)

    assert [event.late for event in events if isinstance(event, TransitionTaken)] == [True]


def test_proof_that_was_heard_is_kept_and_the_move_is_not_late() -> None:
    definition = a_definition(a_track(a_move(roles=["office"], guard=PROVABLE)))
    receipt = Receipt(received_on=LAST_DAY, evidence=" Số đến 128 ")
    known = facts("office", now=JUST_PASSED, deadlines={"registration": due()})

    events = decide(definition, a_case(), take("advance", receipt=receipt), known)

    proven = TransitionTaken(
        trigger="advance", source="begun", target="done", received_on="2020-07-31", evidence="Số đến 128"
    )
    assert events == (proven,)


@pytest.mark.parametrize("guard", [Open(), PROVABLE])
def test_receipt_that_no_guard_had_to_hear_is_not_kept_as_proof(guard: InTime | Open) -> None:
    definition = a_definition(a_track(a_move(guard=guard)))
    known = facts("officer", now=JUST_IN_TIME, deadlines={"registration": due()})

    events = decide(definition, a_case(), take("advance", receipt=GOOD_PROOF), known)

    assert events == (TransitionTaken(trigger="advance", source="begun", target="done"),)


def test_transition_is_refused_after_its_deadline() -> None:
    definition = a_definition(a_track(a_move(guard=PROVABLE)))
    known = facts("officer", now=JUST_PASSED, deadlines={"registration": due()})

    assert refused(definition, a_case(), take("advance"), known) == (PASSED_UNLESS_PROVEN,)
