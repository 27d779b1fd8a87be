"""The docstring of a rule is its manual page, so its examples are run: the bad one is found, the good one is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import definitions.rules
from definitions.draft import Draft
from definitions.problem import Problem
from definitions.rules import RULES, Rule
from tests.definitions.texts import SMALL, SNIPPET, loaded, small_with


def example(rule: Rule, which: str) -> str:
    page = re.search(rf"^{which}::\n\n((?:    .*\n|\n)+)", rule.__doc__ or "", re.MULTILINE)
    assert page is not None, f"{rule.ID} has no {which} example"
    return page[1]


def problems(rule: Rule, snippet: str) -> list[Problem]:
    return list(rule.check(Draft.of(small_with(snippet))))


def by_id(rule: Rule) -> str:
    return rule.ID


def test_the_plan_the_examples_are_laid_over_has_no_problem() -> None:
    assert loaded(SMALL).problems == ()


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_bad_example_is_found(rule: Rule) -> None:
    found = problems(rule, example(rule, "Bad"))

    assert {(problem.rule, problem.severity) for problem in found} == {(rule.ID, rule.SEVERITY)}
    assert all(problem.message and problem.hint for problem in found)


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_bad_example_is_found_where_it_stands(rule: Rule) -> None:
    places = {problem.file for problem in problems(rule, example(rule, "Bad"))}

    assert places == {SNIPPET}


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_good_example_has_no_problem_of_that_rule(rule: Rule) -> None:
    assert problems(rule, example(rule, "Good")) == []


def test_every_file_beside_the_rules_is_a_rule_that_runs() -> None:
    folder = Path(definitions.rules.__file__).parent

    files = {path.stem.replace("_", "-") for path in folder.glob("*.py") if path.stem != "__init__"}

    assert files == {rule.ID for rule in RULES}
