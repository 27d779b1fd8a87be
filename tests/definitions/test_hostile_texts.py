"""Whatever bytes arrive, the answer is located problems with a way out, and quickly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from definitions import Loaded, Problem, load, load_sources, load_text
from definitions.parsing import LARGEST
from definitions.problem import MOST_PROBLEMS
from tests.definitions.texts import SMALL, Found, changed, found, loaded

ALIAS_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
HOSTILE = {
    "broken": (b"plan: [small\nyear: 2020\n", Found(2, "syntax")),
    "empty": (b"", Found(1, "empty-file")),
    "only a comment": (b"# nothing yet\n", Found(1, "empty-file")),
    "a list": (b"- plan\n", Found(1, "not-a-mapping")),
    "a word": (b"plan\n", Found(1, "not-a-mapping")),
    "ten megabytes": (b"a" * 10 * 1024 * 1024, Found(1, "file-too-large")),
    "nested lists": (b"plan: a\nyear: " + b"[" * 100_000, Found(2, "nesting-too-deep")),
    "nested mappings": (b"{a: " * 100_000, Found(1, "nesting-too-deep")),
    "not UTF-8": ("plan: a\nlabel: Thi đua".encode("utf-16"), Found(1, "encoding")),
    "one wrong byte": (b"plan: a\nlabel: \xff\n", Found(2, "encoding")),
    "a control character": (b"plan: a\nlabel: \x00\n", Found(2, "syntax")),
    "a letter beyond Unicode": (b'plan: "\\UFFFFFFFF"\n', Found(1, "syntax")),
    "two documents": (b"plan: a\n---\nplan: b\n", Found(2, "several-documents")),
    "a tab for a space": (b"plan: a\n\tyear: 2020\n", Found(2, "syntax")),
}


@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_unreadable_text_is_one_located_problem_with_a_hint(data: bytes, expected: Found) -> None:
    result = load_text(data, "plan.yaml")

    assert result.definition is None
    assert found(result.problems) == [expected]
    assert result.problems[0].hint


def test_wrong_byte_is_located_by_letters_not_bytes() -> None:
    result = load_text("plan: a\nlabel: đề ".encode() + b"\xff", "plan.yaml")

    assert (result.problems[0].line, result.problems[0].column) == (2, 11)


def test_alias_bomb_is_refused_anchor_by_anchor_and_never_expanded() -> None:
    refused = [p for p in loaded(ALIAS_BOMB).problems if p.rule in ("alias", "anchor")]

    assert [(p.line, p.rule) for p in refused] == [
        (1, "anchor"),
        (2, "anchor"),
        (2, "alias"),
        (2, "alias"),
        (3, "anchor"),
        (3, "alias"),
        (3, "alias"),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("label: !!str Kế hoạch nhỏ", "tag"),
        ("label: !python/object:os.system Kế hoạch nhỏ", "tag"),
        ("label: Kế hoạch nhỏ\n<<: {year: 2020}", "merge-key"),
        ("label: Kế hoạch nhỏ\n? [a, b]\n: c", "key-not-text"),
        ("label: Kế hoạch nhỏ\nplan: small", "duplicate-key"),
    ],
)
def test_what_makes_yaml_surprising_is_refused_by_name(line: str, rule: str) -> None:
    result = loaded(changed("label: Kế hoạch nhỏ", line))

    assert result.definition is None
    assert [problem.rule for problem in result.problems] == [rule]


def test_duplicate_key_names_the_line_of_the_first() -> None:
    result = loaded(changed("year: 2020", "year: 2020\nyear: 2021"))

    assert [str(problem) for problem in result.problems] == [
        'plan.yaml:4:1 error duplicate-key the key "year" is here already, on line 3; keep one of the two'
    ]


def test_problems_past_the_limit_become_one() -> None:
    result = loaded("\n".join(f"k{number}: x" for number in range(5 * MOST_PROBLEMS)))

    assert len(result.problems) == MOST_PROBLEMS + 1
    assert [p.rule for p in result.problems if p.rule == "too-many-problems"] == ["too-many-problems"]


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    result = load(tmp_path / "nowhere.yaml")

    assert found(result.problems) == [Found(1, "unreadable-file")]


def test_directory_is_a_problem(tmp_path: Path) -> None:
    assert found(load(tmp_path).problems) == [Found(1, "unreadable-file")]


def test_pipe_is_a_problem_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    assert found(load(pipe).problems) == [Found(1, "unreadable-file")]


def test_path_that_cannot_be_is_a_problem() -> None:
    assert found(load(Path("a\0b")).problems) == [Found(1, "unreadable-file")]


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(LARGEST * 1024 * 16)

    assert found(load(large).problems) == [Found(1, "file-too-large")]


@pytest.mark.parametrize("sources", [{}, {"a.yaml": b"plan: a", "b.yaml": b"plan: b"}])
def test_sources_without_one_plan_are_a_problem(sources: dict[str, bytes]) -> None:
    assert found(load_sources(sources).problems) == [Found(1, "unreadable-file")]


@given(st.binary(max_size=400))
def test_bytes_never_raise(data: bytes) -> None:
    assert_is_an_answer(load_text(data, "plan.yaml"))


@given(st.text(alphabet=" \n-:{}[]&*!|>'\"%@#?,<a0đ/\t\\", max_size=200))
def test_text_made_of_punctuation_never_raises(text: str) -> None:
    assert_is_an_answer(loaded(text))


LINES = SMALL.splitlines()
SCRAPS = st.sampled_from(
    ["", "x", "[]", "{}", "open", "-1", "0/0", "29/2", "31/11", "[a, {b: c}]", "{ask: base}", "{all: []}", "yes", "~"]
)


@settings(max_examples=300)
@given(st.integers(0, len(LINES) - 1), SCRAPS)
def test_plan_spoilt_in_one_line_never_raises(number: int, scrap: str) -> None:
    key, colon, _ = LINES[number].partition(":")

    assert_is_an_answer(loaded("\n".join([*LINES[:number], f"{key}{colon} {scrap}", *LINES[number + 1 :]])))


@pytest.mark.parametrize("number", range(len(LINES)))
def test_plan_that_lost_a_line_never_raises(number: int) -> None:
    assert_is_an_answer(loaded("\n".join([*LINES[:number], *LINES[number + 1 :]])))


def assert_is_an_answer(result: Loaded) -> None:
    errors = [problem for problem in result.problems if problem.severity == "error"]
    assert (result.definition is None) == bool(errors)
    assert all(map(is_complete, result.problems))
    assert list(result.problems) == sorted(result.problems)


def is_complete(problem: Problem) -> bool:
    return problem.line >= 1 and problem.column >= 1 and bool(problem.rule and problem.message and problem.hint)
