"""A definition that contradicts itself is told everything at once, each place with a way out; a long one quickly."""

from __future__ import annotations

from time import perf_counter

import pytest
from ruamel.yaml import YAML

from definitions import Loaded, Problem, Severity, load_sources
from definitions.problem import MOST_PROBLEMS
from tests.definitions.texts import SMALL, loaded

CONTRADICTORY = (
    SMALL.replace("options: {participants: {label: Tổng số}, registered: {label: Số đã đăng ký}}", "{options}")
    .replace(
        "{options}", "options: {participants: {label: Tổng số}, registered: {label: Đã đăng ký}}\n    answer: everyone"
    )
    .replace(
        "documents:\n",
        """  first_half: {label: Đợt 1, from: 1/6, through: 30/6}
  second_half: {label: Đợt 2, from: 25/6, through: 30/9}
  report: {label: Hạn báo cáo, through: 31/11}
  review: {label: Hạn xét, through: 30/10, ladder: {0d: {remind: officer}}}
documents:
""",
        1,
    )
    .replace("fields:\n", "fields:\n  topic: {label: Chuyên đề, kind: text}\n", 1)
    .replace(
        "tracks:\n", "  prizes: {label: Giải, track: collective, count: 2, at_least: 3, held_in: awarded}\ntracks:\n", 1
    )
    .replace("- {quota: awards, taken: from_high_to_low}", "- {field: topic, is: reform}")
)
EXPECTED = {
    "windows-overlap": "second_half: {label: Đợt 2, from: |25/6",
    "quota-below-its-minimum": "count: 2, at_least: |3",
    "reminder-nobody-receives": "ladder: {|0d: {remind: officer}}}",
    "field-nobody-writes": "- {field: |topic, is: reform}",
    "answer-is-no-option": "answer: |everyone",
    "no-such-date": "through: |31/11",
}
CIRCLE = {
    "plan.yaml": SMALL.replace("plan: small\n", "plan: small\nextends: one\n").encode(),
    "skeletons/one.yaml": b"skeleton: one\nextends: two\n",
    "skeletons/two.yaml": b"skeleton: two\nextends: one\n",
}


def place(marked: str, text: str = CONTRADICTORY) -> tuple[int, int]:
    """The line and column of what stands behind the bar of *marked* in *text*."""
    before, _, after = marked.partition("|")
    assert text.count(before + after) == 1, marked
    until = text[: text.index(before + after) + len(before)]
    return until.count("\n") + 1, len(until) - until.rfind("\n")


def errors(result: Loaded) -> list[Problem]:
    return [problem for problem in result.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(("rule", "where"), EXPECTED.items())
def test_each_contradiction_is_named_where_it_stands_with_a_way_out(rule: str, where: str) -> None:
    (found,) = [problem for problem in errors(loaded(CONTRADICTORY)) if problem.rule == rule]

    assert (found.file, found.line, found.column) == ("plan.yaml", *place(where))
    assert found.hint
    assert str(found).startswith(f"plan.yaml:{found.line}:{found.column} error {rule} ")


def test_one_run_names_all_of_them_and_nothing_else() -> None:
    assert sorted(problem.rule for problem in errors(loaded(CONTRADICTORY))) == sorted(EXPECTED)


def test_skeletons_that_extend_each_other_are_named_with_the_way_out() -> None:
    (found,) = errors(load_sources(CIRCLE))

    assert (found.rule, found.file, found.line, found.column) == ("circular-extends", "skeletons/two.yaml", 2, 10)
    assert "extends" in found.hint


TRACKS, FIELDS, DEADLINES = 60, 500, 300


def long_text(role: str = "office", years: int = 0, prefix: str = "field_") -> str:
    """A plan of more than 5 000 lines: fields that *role* writes, windows so many *years* long, guards on fields."""
    head, track = SMALL.split("tracks:\n")
    fields = "".join(
        f"  field_{n}:\n    label: Dữ liệu {n}\n    kind: number\n    minimum: 0\n    written_by: {role}\n"
        for n in range(FIELDS)
    )
    windows = "".join(
        f"  due_{n}:\n    label: Hạn {n}\n    from: {1 + n % 28}/{1 + n % 12}/{2021 + n // 12}\n"
        f"    through: {1 + n % 28}/{1 + n % 12}/{2021 + n // 12 + years}\n    roll: none\n"
        for n in range(DEADLINES)
    )
    guards = "".join(
        f"          - {{field: field_{n}, at_least: 1}}\n          - {{deadline: due_{n % DEADLINES}}}\n"
        for n in range(FIELDS // TRACKS)
    )
    tracks = "".join(
        track.replace("  collective:\n", f"  collective_{n}:\n    opened_by: officer\n", 1)
        .replace("          - {quota: awards, taken: from_high_to_low}\n", guards)
        .replace("field_", prefix)
        for n in range(TRACKS)
    )
    head = head.replace("fields:\n", f"fields:\n{fields}").replace("deadlines:\n", f"deadlines:\n{windows}")
    return f"{head}tracks:\n{track}{tracks}"


def seconds_to_parse(text: str) -> float:
    """What the YAML library alone takes for *text*."""
    began = perf_counter()
    for _ in YAML(typ="safe", pure=True).parse(text):
        pass
    return perf_counter() - began


SOUND, WRONG = long_text(), long_text("ofice", years=1, prefix="feld_")


def checked_in_multiples_of_reading(text: str) -> float:
    """How many times longer the whole check takes than the YAML library takes to parse the text."""
    alone = seconds_to_parse(text)
    began = perf_counter()
    loaded(text)
    return (perf_counter() - began) / alone


@pytest.mark.parametrize("text", [SOUND, WRONG], ids=["sound", "wrong everywhere"])
def test_five_thousand_lines_are_checked_in_a_small_multiple_of_reading_them(text: str) -> None:
    assert text.count("\n") > 5000
    assert checked_in_multiples_of_reading(text) < 10


def test_the_long_texts_are_what_they_are_said_to_be() -> None:
    assert loaded(SOUND).definition is not None
    assert len(errors(loaded(WRONG))) > MOST_PROBLEMS // 2
