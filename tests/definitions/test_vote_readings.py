"""Quorum and majority that the text leaves open: the campaign's answer decides which hold."""

from __future__ import annotations

import pytest

from tests.definitions.texts import changed, found, loaded
from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case
from workflow.definition import Definition
from workflow.ids import OptionId, QuestionId, StateId, TrackId, Trigger

WRITTEN = "award_vote: {label: Biểu quyết, quorum: 2/3, majority: more than 1/2}"
LEFT_OPEN = """award_vote:
    label: Biểu quyết
    reading:
      ask: ballot
      answers:
        simple: {quorum: 1/2, majority: more than 1/2}
        strict: {quorum: 2/3, majority: at least 2/3}"""
OF_ALL_MEMBERS = "award_vote: {label: Biểu quyết, quorum: 2/3, majority: at least 9/10, of: members}"
QUESTION = """questions:
  ballot: {asks: Đa số nào?, options: {simple: {label: Quá nửa}, strict: {label: Hai phần ba}}}"""


def plan() -> Definition:
    text = changed(WRITTEN, LEFT_OPEN).replace("questions:", QUESTION, 1)
    read = loaded(text)
    assert read.definition is not None, read.problems
    return read.definition


@pytest.mark.parametrize(
    ("answer", "present", "in_favour", "codes"),
    [
        ("simple", 6, 4, []),
        ("simple", 6, 3, ["majority_missing"]),
        ("simple", 5, 5, []),
        ("simple", 4, 4, ["quorum_missing"]),
        ("strict", 6, 4, []),
        ("strict", 7, 4, ["majority_missing"]),
        ("strict", 5, 5, ["quorum_missing"]),
    ],
)
def test_answer_decides_what_a_vote_needs(answer: str, present: int, in_favour: int, codes: list[str]) -> None:
    [award] = plan().moves[TrackId("collective"), StateId("nominated"), Trigger("award")]
    figures = {
        "vote_members": 9,
        "vote_present": present,
        "vote_in_favour": in_favour,
        "vote_against": present - in_favour,
        "vote_abstained": 0,
    }
    known = facts(answers={QuestionId("ballot"): OptionId(answer)})

    refusals = award.guard.refusals(situation(a_case(), known, **figures))

    assert [refusal.code for refusal in refusals] == codes
    assert [refusal.ways_out for refusal in refusals] == [()] * len(codes)


def test_vote_has_its_figures_or_leaves_them_to_a_question_not_both() -> None:
    both = changed(WRITTEN, LEFT_OPEN.replace("reading:", "quorum: 2/3\n    reading:")).replace(
        "questions:", QUESTION, 1
    )

    assert [problem.rule for problem in found(loaded(both).problems)] == ["missing-key"]


@pytest.mark.parametrize(("in_favour", "codes"), [(9, ["majority_missing"]), (10, [])])
def test_ninety_percent_of_all_members_is_said_in_a_plan(in_favour: int, codes: list[str]) -> None:
    read = loaded(changed(WRITTEN, OF_ALL_MEMBERS))
    assert read.definition is not None, read.problems
    [award] = read.definition.moves[TrackId("collective"), StateId("nominated"), Trigger("award")]
    figures = {"vote_members": 11, "vote_present": 10, "vote_in_favour": in_favour, "vote_against": 10 - in_favour}

    refusals = award.guard.refusals(situation(a_case(), vote_abstained=0, **figures))

    assert [one.code for one in refusals] == codes
