"""What is owed: met, overdue, met late, waived."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflow.asking import facts, not_permitted, refused, situation, take
from tests.workflow.builders import (
    JUST_IN_TIME,
    JUST_PASSED,
    a_case,
    a_deadline,
    a_definition,
    an_bien,
    an_obligation,
    due,
)
from workflow.case import Case
from workflow.commands import Receipt, TakeTransition
from workflow.deadlines import Due
from workflow.definition import MetWhen
from workflow.engine import decide, needed, offers
from workflow.errors import Refused
from workflow.events import TransitionTaken
from workflow.facts import FactKind, Facts
from workflow.guards import AllOf
from workflow.ids import StateId, TrackId, Trigger
from workflow.obligations import FULFILLED, LET_GO, MET, MET_LATE, OVERDUE, OWED, STILL_OWING, WAIVED, obligation_track
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


WHEN = MetWhen(track=TrackId("nomination"), state=StateId("sent"))
ENCOURAGED = a_definition(deadlines=[a_deadline()], obligations=[an_obligation(encouraged=True)])
BY_ITSELF = a_definition(deadlines=[a_deadline()], obligations=[an_obligation(met_when=WHEN)])
BOTH = a_definition(deadlines=[a_deadline()], obligations=[an_obligation(met_when=WHEN, encouraged=True)])


def entry(state: str = OWED) -> Case:
    return a_case(state, track="register", documents=["form"])


def target(definition, case: Case, trigger: str, known: Facts) -> str:
    (event,) = decide(definition, case, take(trigger, reason="vì"), known)
    assert isinstance(event, TransitionTaken)
    return event.target


def test_what_is_encouraged_is_let_go_and_never_overdue() -> None:
    track = ENCOURAGED.tracks[TrackId("register")]

    assert list(track.states) == [OWED, MET, WAIVED, LET_GO]
    assert target(ENCOURAGED, entry(), "lapse", at(JUST_PASSED, system=True)) == LET_GO
    assert track.states[LET_GO].final
    assert track.leaving(LET_GO) == ()


def test_what_is_encouraged_is_met_like_any_other_in_time() -> None:
    assert target(ENCOURAGED, entry(), "meet", at(JUST_IN_TIME, "officer")) == MET
    late = refused(ENCOURAGED, entry(), take("meet"), at(JUST_PASSED, "officer"))
    assert [refusal.code for refusal in late] == ["deadline_passed"]


def test_what_is_encouraged_may_be_waived_while_it_is_owed() -> None:
    assert target(ENCOURAGED, entry(), "waive", at(JUST_IN_TIME, "office")) == WAIVED


@pytest.mark.parametrize("definition", [BY_ITSELF, BOTH])
def test_what_is_met_by_itself_is_met_by_nobody(definition) -> None:
    known = at(JUST_IN_TIME, "officer", "office")

    assert refused(definition, entry(), take("meet"), known) == not_permitted()
    assert [offer.transition.trigger for offer in offers(definition, entry(), known)] == ["waive"]


@pytest.mark.parametrize(("state", "becomes"), [(OWED, MET), (OVERDUE, MET_LATE)])
def test_what_is_met_by_itself_is_late_once_it_was_overdue_and_needs_no_paper(state: str, becomes: str) -> None:
    case = a_case(state, track="register")

    assert target(BY_ITSELF, case, "meet", at(JUST_PASSED, system=True)) == becomes


def test_what_is_met_by_itself_is_not_late_where_the_work_was_shown_to_have_come_in_time() -> None:
    command = TakeTransition(trigger=Trigger("meet"), receipt=RECEIPT)

    (event,) = decide(BY_ITSELF, a_case(OVERDUE, track="register"), command, at(JUST_PASSED, system=True))

    assert isinstance(event, TransitionTaken)
    assert (event.target, event.received_on, event.late) == (MET, "2020-07-31", False)


def test_what_is_met_by_itself_lapses_like_any_other() -> None:
    assert target(BY_ITSELF, entry(), "lapse", at(JUST_PASSED, system=True)) == OVERDUE
    assert target(BOTH, entry(), "lapse", at(JUST_PASSED, system=True)) == LET_GO
