"""Tracing a plan: where each fact of its register stands, what counts of several places, and what has no place."""

from __future__ import annotations

import pytest

from definitions import load
from definitions.registers import Fact, Register, register_of
from definitions.tracing import Standing, Trace, trace
from tests.definitions.texts import AN_BIEN, SMALL, loaded, small_with
from workflow.definition import Label

IDS = ("009-Q1", "009-Q2")
REGISTER = Register("small", {id_: Fact(id_, "III.2", Label("Tối đa 20%.", "At most 20%.")) for id_ in IDS})

ON_A_QUOTA = "quotas: {awards: {fact: 009-Q1}}"
ON_A_QUESTION = "questions: {base: {facts: [009-Q1]}}"
ON_AN_OPTION = "questions: {base: {options: {registered: {fact: 009-Q1}}}}"
AS_PROSE = "told: [{fact: 009-Q1, text: Ghi chú}]"
ON_A_PERIOD = "period: {from: 1/1/2020, through: 31/12/2020, fact: 009-Q1}"
NAMES_NONE = "label: Kế hoạch nhỏ"


def traced(*snippets: str) -> Trace:
    return trace(small_with("\n".join(snippets)), REGISTER)


@pytest.mark.parametrize(
    ("snippets", "standing"),
    [
        ((ON_A_QUOTA,), Standing.EXPRESSED),
        ((ON_A_PERIOD,), Standing.EXPRESSED),
        ((ON_A_QUESTION,), Standing.ASKED),
        ((ON_AN_OPTION,), Standing.ASKED),
        ((AS_PROSE,), Standing.TOLD),
        ((ON_A_QUOTA, ON_A_QUESTION), Standing.ASKED),
        ((AS_PROSE, ON_A_QUESTION), Standing.ASKED),
        ((AS_PROSE, ON_A_QUOTA), Standing.EXPRESSED),
        ((NAMES_NONE,), None),
    ],
)
def test_question_counts_over_everything_and_prose_only_alone(
    snippets: tuple[str, ...], standing: Standing | None
) -> None:
    found = traced(*snippets)

    assert [one.standing for one in found.facts] == [standing, None]
    assert [found.count(way) for way in Standing] == [int(way is standing) for way in Standing]


def test_every_place_is_kept_once_in_the_order_of_the_text() -> None:
    first, _ = traced(ON_A_QUOTA, ON_A_QUESTION, AS_PROSE).facts

    assert [(place.file, place.line) for place in first.places] == [("snippet.yaml", line) for line in (1, 2, 3)]


def test_fact_of_a_path_that_two_tracks_share_stands_in_one_place() -> None:
    shared = "paths: {short: {fact: 009-Q1}}\ntracks:\n  one: {path: short}\n  other: {path: short}\n"
    root = loaded(shared).root
    assert root is not None

    first, _ = trace(root, REGISTER).facts

    assert len(first.places) == 1


def test_fact_without_a_place_is_a_problem_that_says_what_it_is() -> None:
    found = traced(ON_A_QUOTA)

    (problem,) = found.problems("plan.yaml")

    assert found.nowhere == (REGISTER.facts["009-Q2"],)
    assert str(problem).startswith(
        'plan.yaml:1:1 error fact-nowhere the fact "009-Q2" of III.2 stands nowhere: Tối đa 20%; write fact: 009-Q2 '
    )
    assert not found.complete


def test_id_the_register_does_not_know_is_kept_with_its_places() -> None:
    found = traced("quotas: {awards: {facts: [009-Q1, 009-Q3]}}", "told: [{fact: 009-Q2, text: Ghi chú}]")

    assert {id_: [place.line for place in places] for id_, places in found.unknown.items()} == {"009-Q3": [1]}
    assert (found.nowhere, found.complete) == ((), False)


def test_plan_is_complete_once_every_fact_is_held() -> None:
    assert traced(ON_A_QUOTA, "told: [{fact: 009-Q2, text: Ghi chú}]").complete


def test_facts_of_an_bien_are_expressed_asked_or_told() -> None:
    root, register = load(AN_BIEN).root, register_of("an-bien-2020")
    assert root is not None
    assert register is not None

    ways = {one.fact.id: one.standing for one in trace(root, register).facts}

    assert [id_ for id_, way in ways.items() if way is Standing.TOLD] == ["001-R3"]
    assert [id_ for id_, way in ways.items() if way is Standing.ASKED] == [
        *("001-Pa1", "001-Pa3", "001-Q1", "001-Q2", "001-Q3")
    ]


def test_plan_without_a_register_may_name_facts_as_it_likes() -> None:
    named = SMALL.replace("plan: small\n", "plan: small\nfact: our-own-17\n")

    assert loaded(named).problems == ()


def test_plan_with_a_register_is_warned_of_an_id_it_does_not_know_and_still_used() -> None:
    result = loaded(SMALL.replace("plan: small\n", "plan: an-bien-2020\nfacts: [001-Q3, 001-Q33]\n"))

    (problem,) = result.problems
    assert (problem.rule, problem.line, problem.severity) == ("fact-unknown", 2, "warning")
    assert 'did you mean "001-Q3"?' in problem.hint
    assert result.definition is not None
