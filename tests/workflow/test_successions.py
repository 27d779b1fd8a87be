"""Units that were renamed, merged or split: what may be recorded of them, and what is one unit through the years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workflow.events import SuccessionUndone, UnitSucceeded
from workflow.successions import LONGEST_DOCUMENT, Nature, Succession, lineages, refusals_of, told

DAY = date(2025, 7, 1)


def step(former: str, successor: str, nature: Nature = Nature.RENAMED) -> Succession:
    return Succession(
        id=f"{former}{successor}", former=former, successor=successor, nature=nature, since=DAY, document="NQ 1654"
    )


RENAMED_TWICE = [step("a", "b"), step("b", "c")]
MERGED = [step("a", "m", Nature.MERGED), step("b", "m", Nature.MERGED), step("m", "n")]
SPLIT = [step("a", "x", Nature.SPLIT), step("a", "y", Nature.SPLIT)]


@pytest.mark.parametrize(
    ("known", "unit", "line"),
    [
        ([], "a", "a"),
        (RENAMED_TWICE, "c", "abc"),
        (RENAMED_TWICE, "a", "abc"),
        (MERGED, "n", "abmn"),
        (MERGED, "a", "amn"),
        (SPLIT, "x", "ax"),
        (SPLIT, "a", "axy"),
        ([replace(one, stands=False) for one in RENAMED_TWICE], "c", "c"),
    ],
)
def test_lineage_of_a_unit_is_all_it_came_from_and_became(known, unit, line) -> None:
    assert lineages([unit], known) == {unit: frozenset(line)}


@pytest.mark.parametrize(
    ("asked", "known", "codes"),
    [
        (step("a", "b"), [], []),
        (step("a", "a"), [], [("succession_of_itself", "successor")]),
        (step("c", "a"), RENAMED_TWICE, [("succession_in_a_circle", "successor")]),
        (step("a", "b"), RENAMED_TWICE, [("succession_known", "successor")]),
        (step("a", "z"), RENAMED_TWICE, [("succession_taken", "former")]),
        (step("a", "z", Nature.SPLIT), SPLIT, []),
        (step("a", "z", Nature.MERGED), SPLIT, [("succession_taken", "former")]),
        (step("c", "m", Nature.MERGED), MERGED, []),
        (replace(step("a", "b"), document="  "), [], [("document_number_missing", "document")]),
        (
            replace(step("a", "b"), document="x" * (LONGEST_DOCUMENT + 1)),
            [],
            [("succession_text_too_long", "document")],
        ),
        (replace(step("a", "b"), since=date(1, 1, 1)), [], [("succession_year_out_of_range", "since")]),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_its_place(asked, known, codes) -> None:
    assert [(one.code, one.place) for one in refusals_of(asked, known)] == codes


def test_what_was_undone_no_longer_stands_in_the_way() -> None:
    assert refusals_of(step("c", "a"), [replace(one, stands=False) for one in RENAMED_TWICE]) == ()


def test_stream_tells_what_stands_and_what_was_undone() -> None:
    entered = UnitSucceeded(
        succession="ab", former="a", successor="b", nature="renamed", since="2025-07-01", document="NQ 1654"
    )

    assert told([entered]) == {"ab": step("a", "b")}
    assert told([entered, SuccessionUndone(succession="ab")]) == {"ab": replace(step("a", "b"), stands=False)}
