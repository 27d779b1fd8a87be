"""What is wrong inside a readable plan: each problem at its place, with a way out, and all of them in one run."""

from __future__ import annotations

import pytest

from tests.definitions.texts import SMALL, changed, loaded

FAULTS = [
    ("year: 2020", "yeer: 2020", "unknown-key", '"yeer" is no key of this plan; did you mean "year"?'),
    ("through: 31/7", "through: 2020-11-31", "no-such-date", 'there is no day "2020-11-31"; write a day such as'),
    ("through: 31/7", "through: 31/11", "no-such-date", 'there is no day "31/11"; write a day such as'),
    ("through: 31/7", "through: cuối năm", "bad-value", '"cuối năm" can\'t be read here; write a day such as'),
    ("date: 30/3/2020", "date: 30/2/2020", "no-such-date", 'there is no date "30/2/2020"; write a day such as'),
    ("quorum: 2/3", "quorum: 3/2", "bad-value", 'there is no quorum "3/2"; write a fraction'),
    ("more than 1/2", "1/2", "bad-value", '"1/2" can\'t be read here; write a fraction such as "more than'),
    ("percent: 20", "percent: 120", "bad-value", 'there is no percent "120"; write a percentage'),
    ("-3d:", "3 days:", "bad-value", '"3 days" can\'t be read here; write days before or after'),
    ("reason: yes", "reason: true", "bad-value", '"true" is not a word for this; use one of: yes, no'),
    ("subject: unit", "subject: units", "bad-value", 'did you mean "unit"? use one of: unit, person'),
    ("recorded_by: office", "recorded_by: ofice", "unknown-role", '"ofice" is not declared in roles; did you mean'),
    ("to: rated", "to: graded", "unknown-state", '"graded" is not declared in states; did you mean'),
    ("documents: form", "documents: from", "unknown-document", 'did you mean "form"? use one of: form'),
    ("taken: from_high_to_low", "takn: any", "missing-key", 'this quota guard lacks the key "taken"'),
    ("- carried: award_vote", "- elected: award_vote", "unknown-key", 'no guard has the key "elected"'),
    ("- carried: award_vote", "- elected", "wrong-shape", "text stands here; write a guard, a mapping"),
    ("documents: form", "documents: {form: 1}", "wrong-shape", "a mapping stands here; write the id of one of"),
    ("  form: {label: Bản đăng ký}", "  - form", "wrong-shape", "a list stands here; write a mapping from ids"),
    ("  form: {label: Bản đăng ký}", "  form:", "wrong-shape", "nothing stands here; write a mapping with"),
    ("reason: yes", "before: 1/1", "unknown-key", '"before" is no key of this transition'),
]


@pytest.mark.parametrize(("written", "instead", "rule", "says"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_fault_is_named_where_it_stands(written: str, instead: str, rule: str, says: str) -> None:
    result = loaded(changed(written, instead))

    here = [problem for problem in result.problems if (problem.rule, problem.line) == (rule, line_of(written))]
    assert result.definition is None
    assert len(here) == 1, "\n".join(map(str, result.problems))
    assert says in f"{here[0].message}; {here[0].hint}"


def line_of(written: str) -> int:
    return SMALL[: SMALL.index(written)].count("\n") + 1


def test_several_faults_are_all_named_in_one_run_in_the_order_of_the_text() -> None:
    text = SMALL.replace("recorded_by: office", "recorded_by: ofice").replace("through: 31/7", "through: 31/11")
    text = text.replace("to: rated", "to: graded").replace("label: Tập thể", "label: Tập thể\n    colour: red")

    result = loaded(text)

    assert [(problem.line, problem.rule) for problem in result.problems] == [
        (21, "unknown-role"),
        (25, "no-such-date"),
        (61, "unknown-key"),
        (66, "unreachable-state"),
        (67, "unreachable-state"),
        (68, "unreachable-state"),
        (71, "unknown-state"),
    ]


def test_comma_that_cuts_a_label_short_is_explained() -> None:
    result = loaded(changed("{label: Bản đăng ký}", "{label: Bản đăng ký, mẫu đính kèm}"))

    assert [(problem.rule, problem.message, problem.hint) for problem in result.problems] == [
        (
            "unknown-key",
            '"mẫu đính kèm" is no key of this document',
            "inside { } a comma ends a value: put a text that has commas in quotes",
        )
    ]


def test_both_bounds_of_a_deadline_are_one_too_many() -> None:
    result = loaded(changed("through: 31/7", "through: 31/7\n    before: 1/8"))

    assert [problem.message for problem in result.problems] == [
        "this deadline needs exactly one of through, before, reading"
    ]


def test_warning_leaves_the_definition_usable() -> None:
    result = loaded(changed("through: 31/7", "through: 1/8"))

    assert [(problem.severity, problem.rule) for problem in result.problems] == [("warning", "deadline-on-day-off")]
    assert result.definition is not None


@pytest.mark.parametrize(
    ("written", "instead", "known"),
    [
        ("to: rated", "to: graded", "executing, rated, nominated, awarded, withdrawn"),
        (
            "- {quota: awards, taken: from_high_to_low}",
            "- {trigger: nominated, at_most: 1}",
            "rate, nominate, award, withdraw",
        ),
    ],
)
def test_words_to_choose_from_are_told_in_the_order_of_the_text(written: str, instead: str, known: str) -> None:
    hints = [problem.hint for problem in loaded(changed(written, instead)).problems]

    assert any(hint.endswith(f"use one of: {known}") for hint in hints), hints
