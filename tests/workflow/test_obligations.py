"""What is owed: met, overdue, met late, waived."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, not_permitted, refused, situation, take
from tests.workflow.builders import JUST_IN_TIME, JUST_PASSED, a_case, an_bien, due
from workflow.case import Case
from workflow.commands import Receipt, TakeTransition
from workflow.deadlines import Due
from workflow.engine import decide, needed
from workflow.errors import Refused
from workflow.events import TransitionTaken
from workflow.facts import FactKind, Facts
from workflow.guards import AllOf
from workflow.ids import StateId, TrackId, Trigger
from workflow.obligations import FULFILLED, MET, MET_LATE, OVERDUE, OWED, STILL_OWING, WAIVED, obligation_track
from workflow.refusals import Refusal, WayOut

REPORT_PASSED = datetime(2021, 1, 4, 2, tzinfo=UTC)
RECEIPT = Receipt(received_on=date(2020, 7, 31), evidence="Số đến 128")
LATE_RECEIPT = Receipt(received_on=date(2021, 1, 4), evidence="")
EXTENDED = due(date(2020, 8, 14))
PASSED_PARAMS = {"deadline": "registration", "last_day": "2020-07-31"}
PASSED = Refusal(
    "deadline_passed",
    PASSED_PARAMS,
    (WayOut.ASK_FOR_EXTENSION, WayOut.ASK_FOR_WAIVER, WayOut.SHOW_PROOF_OF_RECEIPT),
)
FORM_MISSING = Refusal(
    "document_missing", {"document": "registration_form"}, (WayOut.ATTACH_DOCUMENT,), "registration_form"
)


def registration(state: str, *documents: str) -> Case:
    return a_case(state, track="register", documents=documents or ["registration_form"])


def report(state: str) -> Case:
    return a_case(state, track="report", documents=["evaluation_report"])


def at(now: datetime, *roles: str, until: Due | None = None, system: bool = False) -> Facts:
    deadlines = {"registration": until or due(), "year_end_report": due(date(2020, 12, 31), date(2020, 12, 31))}
    return facts(*roles, now=now, deadlines=deadlines, acting_system=system)


def moved(case: Case, command: TakeTransition, known: Facts) -> tuple[str, bool]:
    """Where *command* takes *case*, and whether that is marked late."""
    (event,) = decide(an_bien(), case, command, known)
    assert isinstance(event, TransitionTaken)
    assert event.source == case.state
    return event.target, event.late


def test_track_is_named_for_its_obligation_and_begins_owed() -> None:
    obligation = an_bien().obligations[TrackId("register")]
    track = obligation_track(obligation, an_bien().deadlines[obligation.deadline])

    assert track == an_bien().tracks[TrackId("register")]
    assert (track.id, track.initial, track.opened_by) == ("register", OWED, ())
    assert [state.id for state in track.states.values() if state.final] == [MET, MET_LATE, WAIVED]
    assert (STILL_OWING, FULFILLED) == ((OWED, OVERDUE), (MET, MET_LATE))


@pytest.mark.parametrize("role", ["unit_officer", "standing_office"])
def test_registration_is_met_in_time(role: str) -> None:
    assert moved(registration(OWED), take("meet"), at(JUST_IN_TIME, role)) == (MET, False)


def test_registration_needs_its_form() -> None:
    refusals = refused(an_bien(), registration(OWED, "proposal"), take("meet"), at(JUST_IN_TIME, "unit_officer"))

    assert refusals == (FORM_MISSING,)


def test_registration_is_refused_at_midnight_even_before_it_lapsed() -> None:
    assert refused(an_bien(), registration(OWED), take("meet"), at(JUST_PASSED, "unit_officer")) == (PASSED,)


def test_overdue_registration_is_refused_with_the_ways_out() -> None:
    assert refused(an_bien(), registration(OVERDUE), take("meet"), at(JUST_PASSED, "unit_officer")) == (PASSED,)


@pytest.mark.parametrize("state", STILL_OWING)
def test_registration_is_met_by_proof_of_receipt(state: str) -> None:
    known = at(JUST_PASSED, "standing_office")

    events = decide(an_bien(), registration(state), take("meet", receipt=RECEIPT), known)

    met = TransitionTaken(
        trigger="meet", source=state, target=MET, received_on="2020-07-31", evidence="Số đến 128", late=False
    )
    assert events == (met,)


def test_receipt_is_missing_unless_it_is_shown() -> None:
    (by_receipt, _) = an_bien().moves[TrackId("register"), OVERDUE, Trigger("meet")]
    assert isinstance(by_receipt.guard, AllOf)
    shown, known = by_receipt.guard.parts[0], at(JUST_PASSED, "standing_office")
    overdue = registration(OVERDUE)

    missing = Refusal("receipt_missing", {}, (WayOut.SHOW_PROOF_OF_RECEIPT,), "received_on")
    assert shown.refusals(situation(overdue, known)) == (missing,)
    assert shown.refusals(situation(overdue, known, take("meet"))) == (missing,)
    assert shown.refusals(situation(overdue, known, take("meet", receipt=RECEIPT))) == ()
    assert needed(an_bien(), overdue, Trigger("meet")) == frozenset({FactKind.DEADLINES})


@pytest.mark.parametrize("state", STILL_OWING)
def test_unit_does_not_prove_its_own_receipt(state: str) -> None:
    known = at(JUST_PASSED, "unit_officer")

    refusals = refused(an_bien(), registration(state), take("meet", receipt=RECEIPT), known)

    not_yours = Refusal("proof_not_yours", {"roles": "standing_office"}, (WayOut.ASK_ROLE,), "received_on")
    assert refusals == (not_yours,)


def test_overdue_registration_is_met_late_by_an_extension() -> None:
    known = at(JUST_PASSED, "unit_officer", until=EXTENDED)

    assert moved(registration(OVERDUE), take("meet"), known) == (MET_LATE, False)


def test_registration_extended_before_it_lapsed_is_met() -> None:
    known = at(JUST_PASSED, "unit_officer", until=EXTENDED)

    assert moved(registration(OWED), take("meet"), known) == (MET, False)


def test_receipt_that_proves_nothing_does_not_make_a_late_registration_punctual() -> None:
    known = at(JUST_PASSED, "unit_officer", until=EXTENDED)

    try:
        outcome = moved(registration(OVERDUE), take("meet", receipt=LATE_RECEIPT), known)[0]
    except Refused:
        outcome = StateId("refused")

    assert outcome != MET


def test_late_report_is_let_through_and_marked() -> None:
    known = at(REPORT_PASSED, "standing_office")

    assert moved(report(OWED), take("meet"), known) == (MET, True)
    assert moved(report(OVERDUE), take("meet"), known) == (MET_LATE, True)


@pytest.mark.parametrize("state", STILL_OWING)
def test_receipt_that_nobody_hears_does_not_make_a_late_report_punctual(state: str) -> None:
    known = at(REPORT_PASSED, "standing_office")

    without = moved(report(state), take("meet"), known)
    with_receipt = moved(report(state), take("meet", receipt=LATE_RECEIPT), known)

    assert with_receipt == without


@pytest.mark.parametrize("state", STILL_OWING)
@pytest.mark.parametrize("role", ["standing_office", "leader"])
def test_registration_is_waived_with_a_reason(state: str, role: str) -> None:
    events = decide(an_bien(), registration(state), take("waive", reason="Mới thành lập"), at(JUST_PASSED, role))

    assert events == (TransitionTaken(trigger="waive", source=state, target=WAIVED, reason="Mới thành lập"),)


def test_registration_is_not_waived_without_a_reason_or_by_the_unit() -> None:
    definition, owed = an_bien(), registration(OWED)
    missing = Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason")

    assert refused(definition, owed, take("waive"), at(JUST_PASSED, "leader")) == (missing,)
    assert refused(definition, owed, take("waive", reason="vì"), at(JUST_PASSED, "unit_officer")) == not_permitted(
        "standing_office", "leader"
    )


def test_registration_lapses_by_the_clock() -> None:
    assert moved(registration(OWED), take("lapse"), at(JUST_PASSED, system=True)) == (OVERDUE, False)


def test_registration_does_not_lapse_by_anyone_else() -> None:
    everyone = at(JUST_PASSED, *an_bien().roles)

    assert refused(an_bien(), registration(OWED), take("lapse"), everyone) == not_permitted()


def test_overdue_registration_does_not_lapse_again() -> None:
    refusals = refused(an_bien(), registration(OVERDUE), take("lapse"), at(JUST_PASSED, system=True))

    assert refusals == (Refusal("not_offered", {"state": "overdue", "from": "owed"}),)


@pytest.mark.parametrize("state", [MET, MET_LATE, WAIVED])
@pytest.mark.parametrize("trigger", ["meet", "lapse", "waive"])
def test_nothing_leaves_a_settled_obligation(state: str, trigger: str) -> None:
    everyone = at(JUST_IN_TIME, *an_bien().roles, system=True)

    refusals = refused(an_bien(), registration(state), take(trigger, reason="vì"), everyone)

    assert [refusal.code for refusal in refusals] == ["not_offered"]
