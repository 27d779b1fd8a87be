"""Guards that look at other cases: the unit's, the person's, those of earlier years."""

from __future__ import annotations

import pytest

from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.facts import Earlier, FactKind
from workflow.guards import AlongWith, Negated, UnitCaseCarries, UnitCaseHas, UnitCaseIn, WonBefore
from workflow.ids import DocumentKindId, FieldId, StateId, TrackId, Trigger
from workflow.refusals import Refusal, WayOut

ENTRY = TrackId("entry")
NOMINATED, WON = StateId("nominated"), StateId("won")
RATED_GOOD = UnitCaseHas(ENTRY, FieldId("rating"), "good")
IN_ONE = UnitCaseIn(ENTRY, (NOMINATED, WON))
LETTER = UnitCaseCarries(ENTRY, DocumentKindId("letter"))


def an_entry(number: int, state: str = "nominated", *, person: str | None = None, occurrence: str = "", **fields: str):
    return a_case(state, track="entry", name=f"entry-{number}", person=person, occurrence=occurrence, fields=fields)


def known(*others: Case):
    return facts(unit_cases={ENTRY: others})


def not_in(found: int, wanted: int = 1, code: str = "unit_case_not_in") -> tuple[Refusal, ...]:
    return (Refusal(code, {"track": "entry", "states": "nominated, won", "wanted": wanted, "found": found}),)


@pytest.mark.parametrize(
    ("guard", "kind"),
    [
        (RATED_GOOD, FactKind.UNIT_CASES),
        (IN_ONE, FactKind.UNIT_CASES),
        (LETTER, FactKind.UNIT_CASES),
        (WonBefore(WON), FactKind.EARLIER),
        (Negated(WonBefore(WON), "won_before"), FactKind.EARLIER),
    ],
)
def test_guard_names_the_facts_it_needs(guard, kind: FactKind) -> None:
    assert guard.needs() == {kind}


@pytest.mark.parametrize("at_least", [1, 2, 3])
@pytest.mark.parametrize("there", [0, 1, 2, 3])
def test_so_many_cases_of_the_unit_are_in_one_of_the_states(at_least: int, there: int) -> None:
    states = ["nominated", "won", "won"][:there]
    others = [*(an_entry(number, state) for number, state in enumerate(states)), an_entry(9, "withdrawn")]
    guard = UnitCaseIn(ENTRY, (NOMINATED, WON), at_least=at_least)

    refusals = guard.refusals(situation(a_case(), known(*others)))

    assert refusals == (() if there >= at_least else not_in(there, at_least))


def test_case_of_another_track_does_not_count() -> None:
    other = facts(unit_cases={TrackId("collective"): (an_entry(1),)})

    assert IN_ONE.refusals(situation(a_case(), other)) == not_in(0)


def test_case_itself_is_no_other_case() -> None:
    own = an_entry(1, rating="good")

    assert IN_ONE.refusals(situation(own, known(own))) == not_in(0)
    assert RATED_GOOD.refusals(situation(own, known(own))) == (Refusal("unit_case_missing", {"track": "entry"}),)


def test_own_case_is_that_of_the_same_person() -> None:
    own = UnitCaseIn(ENTRY, (NOMINATED, WON), own=True)
    mine = a_case(person="thu-ba")

    assert own.refusals(situation(mine, known(an_entry(1, person="thu-tu")))) == not_in(0, code="own_case_not_in")
    assert own.refusals(situation(mine, known(an_entry(1, person="thu-ba")))) == ()
    twice = UnitCaseIn(ENTRY, (NOMINATED, WON), at_least=2, own=True)
    both = known(an_entry(1, person="thu-ba"), an_entry(2, person="thu-tu"))
    assert twice.refusals(situation(mine, both)) == not_in(1, 2, "own_case_not_in")


def test_any_of_several_cases_may_have_the_value() -> None:
    two = known(an_entry(1, rating="poor"), an_entry(2, rating="good"))
    none = known(an_entry(1, rating="poor"), an_entry(2))

    wanted = {"track": "entry", "field": "rating", "wanted": "good"}
    assert RATED_GOOD.refusals(situation(a_case(), two)) == ()
    assert RATED_GOOD.refusals(situation(a_case(), none)) == (Refusal("unit_case_field_is_not", wanted),)


def test_letter_that_covers_many_is_on_one_of_the_units_cases() -> None:
    with_letter = a_case("sent", track="entry", name="batch", documents=["list", "letter"])
    missing = Refusal("unit_case_lacks_document", {"track": "entry", "document": "letter"}, (WayOut.ATTACH_DOCUMENT,))

    assert LETTER.refusals(situation(a_case(), known(an_entry(1), with_letter))) == ()
    assert LETTER.refusals(situation(a_case(), known(an_entry(1)))) == (missing,)
    assert LETTER.refusals(situation(a_case(documents=["letter"]), known())) == (missing,)


@pytest.mark.parametrize(
    ("own", "others", "counts"),
    [("2023", "2023", True), ("2023", "2022", False), ("", "2022", True), ("2023", "", True), ("", "", True)],
)
def test_case_of_another_round_does_not_count(own: str, others: str, *, counts: bool) -> None:
    at = situation(a_case(occurrence=own), known(an_entry(1, occurrence=others)))

    assert IN_ONE.refusals(at) == (() if counts else not_in(0))


@pytest.mark.parametrize(
    ("guard", "year", "holds"),
    [
        (WonBefore(WON), 2001, True),
        (WonBefore(WON, within_years=2), 2018, True),
        (WonBefore(WON, within_years=2), 2017, False),
        (WonBefore(WON, within_years=0), 2020, True),
        (WonBefore(WON, within_years=0), 2019, False),
        (WonBefore(WON, track=ENTRY), 2019, True),
        (WonBefore(WON, track=TrackId("collective")), 2019, False),
        (WonBefore(NOMINATED), 2019, False),
    ],
)
def test_same_subject_won_so_many_years_ago(guard: WonBefore, year: int, *, holds: bool) -> None:
    at = situation(a_case(), facts(year=2020, earlier=(Earlier(track=ENTRY, state=WON, year=year),)))

    assert (guard.refusals(at) == ()) == holds
    assert guard.refusals(at) in ((), (Refusal("never_won", {"state": guard.state}),))


def test_own_case_of_any_round_counts_where_the_guard_says_so() -> None:
    mine = a_case(person="thu-ba", track="entry", name="now", occurrence="2026-02")
    before = known(an_entry(1, "won", person="thu-ba", occurrence="2026-01"), mine)

    in_this_round = UnitCaseIn(ENTRY, (WON,), own=True)
    in_any = UnitCaseIn(ENTRY, (WON,), own=True, any_round=True)

    assert [refusal.code for refusal in in_this_round.refusals(situation(mine, before))] == ["own_case_not_in"]
    assert in_any.refusals(situation(mine, before)) == ()
    assert in_any.refusals(situation(mine, known(mine))) != ()


def test_under_not_the_refusal_says_what_holds() -> None:
    mine = a_case(person="thu-ba")
    told = {"track": "entry", "states": "won"}
    once = Negated(UnitCaseIn(ENTRY, (WON,), own=True), "own_case_reached", told)

    assert once.refusals(situation(mine, known())) == ()
    assert once.refusals(situation(mine, known(an_entry(1, "won", person="thu-ba")))) == (
        Refusal("own_case_reached", told),
    )


def test_under_not_it_is_once_in_a_lifetime() -> None:
    once = Negated(WonBefore(WON), "won_before")
    earlier = (Earlier(track=ENTRY, state=WON, year=1999),)

    assert once.refusals(situation(a_case(), facts(year=2020))) == ()
    assert once.refusals(situation(a_case(), facts(year=2020, earlier=earlier))) == (Refusal("won_before"),)


@pytest.mark.parametrize(("carrier", "moves"), [("entry", True), ("other", False), (None, False)])
def test_case_moves_only_along_with_the_track_that_carries_it(carrier: str | None, moves: bool) -> None:  # noqa: FBT001
    asked = TakeTransition(trigger=Trigger("nominate"), along_with=TrackId(carrier) if carrier else None)
    guard = AlongWith(ENTRY)

    refusals = guard.refusals(situation(a_case(), None, asked))

    assert guard.needs() == frozenset()
    assert refusals == (() if moves else (Refusal("only_along_with", {"track": "entry"}),))
