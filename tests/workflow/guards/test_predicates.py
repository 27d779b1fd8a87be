"""Each predicate holds, or says why not and names the facts it needs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case, a_standing
from workflow.facts import FactKind
from workflow.guards import (
    AnswerIs,
    FieldIs,
    FieldReaches,
    Guard,
    HasDocument,
    IsAssessed,
    IsParticipant,
    MilestoneReached,
    TakenAtMost,
    TakenOnce,
    UnitCaseHas,
    WithinQuota,
)
from workflow.ids import DocumentKindId, FieldId, MilestoneId, OptionId, QuestionId, QuotaId, TrackId, Trigger
from workflow.quotas import Standing, Tie
from workflow.refusals import Refusal, WayOut

FORM = HasDocument(DocumentKindId("form"))
RATED_GOOD = FieldIs(FieldId("rating"), "good")
UNIT_RATED_GOOD = UnitCaseHas(TrackId("collective"), FieldId("rating"), "good")
ONCE = TakenAtMost(Trigger("return"), 1)
RANKED = WithinQuota(QuotaId("awards"), ranked=True)
UNRANKED = WithinQuota(QuotaId("awards"), ranked=False)


def why(refusals: tuple[Refusal, ...]) -> list[tuple[str, dict[str, str | int]]]:
    return [(refusal.code, dict(refusal.params)) for refusal in refusals]


@pytest.mark.parametrize(
    ("guard", "needs"),
    [
        (FORM, set()),
        (RATED_GOOD, set()),
        (MilestoneReached(MilestoneId("notice")), {FactKind.MILESTONES}),
        (UNIT_RATED_GOOD, {FactKind.UNIT_CASES}),
        (ONCE, set()),
        (IsParticipant(), set()),
        (RANKED, {FactKind.STANDINGS}),
    ],
)
def test_predicate_names_the_facts_it_needs(guard: Guard, needs: set[FactKind]) -> None:
    assert guard.needs() == needs


def test_paper_is_missing_until_it_is_filed() -> None:
    refusal = Refusal("document_missing", {"document": "form"}, (WayOut.ATTACH_DOCUMENT,), "form")

    assert FORM.refusals(situation(a_case(documents=["minutes"]))) == (refusal,)
    assert FORM.refusals(situation(a_case(documents=["minutes", "form"]))) == ()


@pytest.mark.parametrize(
    ("held", "entered", "found"),
    [({}, {}, ""), ({"rating": "poor"}, {}, "poor"), ({"rating": "good"}, {"rating": "poor"}, "poor")],
)
def test_field_has_another_value(held: dict[str, str], entered: dict[str, str], found: str) -> None:
    refusals = RATED_GOOD.refusals(situation(a_case(fields=held), **entered))

    assert why(refusals) == [("field_is_not", {"field": "rating", "wanted": "good", "found": found})]


@pytest.mark.parametrize(
    ("held", "entered"), [({"rating": "good"}, {}), ({}, {"rating": "good"}), ({"rating": "poor"}, {"rating": "good"})]
)
def test_field_has_the_value(held: dict[str, str], entered: dict[str, str]) -> None:
    assert RATED_GOOD.refusals(situation(a_case(fields=held), **entered)) == ()


def test_milestone_is_waited_for() -> None:
    guard = MilestoneReached(MilestoneId("notice"))
    recorded = facts(milestones={"notice": date(2020, 6, 1)})
    other = facts(milestones={"review": date(2020, 6, 1)})

    waiting = Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,))
    assert guard.refusals(situation(a_case(), other)) == (waiting,)
    assert guard.refusals(situation(a_case(), recorded)) == ()


def test_unit_case_has_the_value() -> None:
    known = facts(unit_cases={"collective": (a_case(name="case-2", track="collective", fields={"rating": "good"}),)})

    assert UNIT_RATED_GOOD.refusals(situation(a_case(), known)) == ()


@pytest.mark.parametrize("fields", [{}, {"rating": "poor"}])
def test_unit_case_has_another_value(fields: dict[str, str]) -> None:
    known = facts(unit_cases={"collective": (a_case(name="case-2", track="collective", fields=fields),)})

    refusals = UNIT_RATED_GOOD.refusals(situation(a_case(fields={"rating": "good"}), known))

    assert why(refusals) == [("unit_case_field_is_not", {"track": "collective", "field": "rating", "wanted": "good"})]


def test_unit_case_is_missing() -> None:
    known = facts(unit_cases={"individual": (a_case(name="case-2", fields={"rating": "good"}),)})

    assert why(UNIT_RATED_GOOD.refusals(situation(a_case(), known))) == [("unit_case_missing", {"track": "collective"})]


@pytest.mark.parametrize(
    ("taken", "refusals"),
    [
        ({}, ()),
        ({"resubmit": 9}, ()),
        ({"return": 1}, (Refusal("taken_too_often", {"trigger": "return", "times": 1}),)),
        ({"return": 2}, (Refusal("taken_too_often", {"trigger": "return", "times": 1}),)),
    ],
)
def test_trigger_is_taken_at_most_so_often(taken: dict[str, int], refusals: tuple[Refusal, ...]) -> None:
    assert ONCE.refusals(situation(a_case(taken=taken))) == refusals


@pytest.mark.parametrize(("person", "subject"), [(None, "dong-yen"), ("thu-ba", "thu-ba")])
def test_subject_takes_part(person: str | None, subject: str) -> None:
    case = a_case(unit="dong-yen", person=person)

    assert IsParticipant().refusals(situation(case, facts(participants=frozenset({subject})))) == ()


@pytest.mark.parametrize(("person", "listed"), [(None, "thu-ba"), ("thu-ba", "dong-yen")])
def test_subject_takes_no_part(person: str | None, listed: str) -> None:
    case = a_case(unit="dong-yen", person=person)

    refusals = IsParticipant().refusals(situation(case, facts(participants=frozenset({listed}))))

    assert refusals == (Refusal("not_a_participant"),)


@pytest.mark.parametrize(
    ("guard", "standing", "code", "more"),
    [
        (UNRANKED, a_standing(0, None), "quota_full", {}),
        (UNRANKED, a_standing(2, 1, taken=2), "quota_full", {}),
        (RANKED, a_standing(2, 1, taken=3), "quota_full", {}),
        (RANKED, a_standing(2, None), "rank_missing", {}),
        (RANKED, a_standing(2, 3), "rank_below_quota", {"rank": 3, "tied": 1}),
        (RANKED, a_standing(2, 3, tie=Tie.LEADER_CHOOSES), "rank_below_quota", {"rank": 3, "tied": 1}),
        (RANKED, a_standing(2, 2, tied=2), "tie_across_last_place", {"rank": 2, "tied": 2}),
        (RANKED, a_standing(2, 1, tied=3), "tie_across_last_place", {"rank": 1, "tied": 3}),
    ],
)
def test_no_place_is_left_for_the_case(guard: WithinQuota, standing: Standing, code: str, more: dict[str, int]) -> None:
    refusals = guard.refusals(situation(a_case(), facts(standings={"awards": {"": standing}})))

    counts = {"quota": "awards", "places": standing.places, "base": 10, "taken": standing.taken_by_others}
    assert why(refusals) == [(code, {**counts, **more})]


@pytest.mark.parametrize(
    ("guard", "standing"),
    [
        (UNRANKED, a_standing(2, None, taken=1)),
        (UNRANKED, a_standing(2, 9, tied=9)),
        (RANKED, a_standing(2, 2, taken=1)),
        (RANKED, a_standing(2, 1, tied=2)),
        (RANKED, a_standing(2, 2, tied=2, tie=Tie.LEADER_CHOOSES)),
    ],
)
def test_place_is_left_for_the_case(guard: WithinQuota, standing: Standing) -> None:
    assert guard.refusals(situation(a_case(), facts(standings={"awards": {"": standing}}))) == ()


SCORE = FieldId("score")


@pytest.mark.parametrize(
    ("guard", "held", "low", "high"),
    [
        (FieldReaches(SCORE, least=80), 79, 80, ""),
        (FieldReaches(SCORE, most=90), 91, "", 90),
        (FieldReaches(SCORE, least=80, most=90), 91, 80, 90),
        (FieldReaches(SCORE, least=80, most=90), 79, 80, 90),
        (FieldReaches(SCORE, least=0), -1, 0, ""),
        (FieldReaches(SCORE, least=80), "79.99", 80, ""),
        (FieldReaches(SCORE, most=90), None, "", 90),
    ],
)
def test_number_does_not_reach(guard: FieldReaches, held: int | str | None, low: int | str, high: int | str) -> None:
    case = a_case(fields={} if held is None else {"score": held})
    params = {"field": "score", "found": "" if held is None else held, "low": low, "high": high}

    assert guard.refusals(situation(case)) == (Refusal("field_out_of_bounds", params, (), "score"),)


@pytest.mark.parametrize(
    ("guard", "held"),
    [
        (FieldReaches(SCORE, least=80), 80),
        (FieldReaches(SCORE, most=90), 90),
        (FieldReaches(SCORE, least=80, most=90), 85),
        (FieldReaches(SCORE, least=0, most=0), 0),
    ],
)
def test_number_reaches(guard: FieldReaches, held: int) -> None:
    assert guard.refusals(situation(a_case(fields={"score": held}))) == ()
    assert guard.refusals(situation(a_case(fields={"score": -999}), score=held)) == ()


@pytest.mark.parametrize(
    ("held", "code"), [(None, "assessment_missing"), ("not_met", "assessment_not_met"), ("met", "")]
)
def test_criterion_is_met_once_it_is_answered_so(held: str | None, code: str) -> None:
    guard = IsAssessed(FieldId("exemplary"))
    params, ways = {"assessment": "exemplary"}, (WayOut.ASK_ROLE,)

    refusals = guard.refusals(situation(a_case(fields={"exemplary": held} if held else {})))

    assert refusals == ((Refusal(code, params, ways, "exemplary"),) if code else ())


@pytest.mark.parametrize(("answers", "holds"), [({}, False), ({"scope": "all"}, True), ({"scope": "some"}, False)])
def test_rule_holds_under_one_answer_only(answers: dict[str, str], *, holds: bool) -> None:
    guard = AnswerIs(QuestionId("scope"), OptionId("all"))

    refusals = guard.refusals(situation(a_case(), facts(answers=answers)))

    assert refusals == (() if holds else (Refusal("answer_is_not", {"question": "scope", "option": "all"}),))


def test_one_of_the_moves_was_made() -> None:
    guard = TakenOnce((Trigger("agree"), Trigger("silent")))
    missing = Refusal("not_done_yet", {"trigger": "agree"}, (WayOut.ASK_ROLE,))

    assert [guard.refusals(situation(a_case(taken=taken))) for taken in ({}, {"object": 1}, {"silent": 0})] == [
        (missing,)
    ] * 3
    assert [guard.refusals(situation(a_case(taken=taken))) for taken in ({"agree": 1}, {"silent": 2})] == [(), ()]


def test_milestone_with_a_day_still_ahead_is_waited_for() -> None:
    guard = MilestoneReached(MilestoneId("notice"))
    waiting = Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,))

    def on(day: date) -> tuple[Refusal, ...]:
        return guard.refusals(situation(a_case(), facts(milestones={"notice": day})))

    assert (on(date(2020, 6, 15)), on(date(2020, 6, 16))) == ((), (waiting,))
