"""Whose work it is: shares that add up to the whole, exactly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.authors import MOST_AUTHORS, Author, NotShared, read_authors
from workflow.refusals import WayOut

NAMES = st.text("ăâêôơưđ ABCxyz.-", min_size=1, max_size=12).filter(lambda name: bool(name.strip()))


def refusal(text: str) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(NotShared) as wrong:
        read_authors(text)
    assert wrong.value.refusal.ways_out == (WayOut.CORRECT_FIGURES,)
    return wrong.value.refusal.code, dict(wrong.value.refusal.params)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Nguyễn Văn A: 60\nTrần Thị B: 40", [("Nguyễn Văn A", 60), ("Trần Thị B", 40)]),
        ("  Nguyễn  Văn\tA :60 % \n\n  Trần Thị B: 40%\n", [("Nguyễn Văn A", 60), ("Trần Thị B", 40)]),
        ("Nguyễn Văn A", [("Nguyễn Văn A", 100)]),
        ("Nguyễn Văn A: 100", [("Nguyễn Văn A", 100)]),
        ("A\nB\nC", [("A", 34), ("B", 33), ("C", 33)]),
        ("A: 099\nB: 01", [("A", 99), ("B", 1)]),
    ],
)
def test_authors_are_read_one_a_line(text: str, authors: list[tuple[str, int]]) -> None:
    assert [(one.name, one.share) for one in read_authors(text)] == authors


@given(names=st.lists(NAMES, min_size=1, max_size=MOST_AUTHORS))
def test_authors_without_shares_share_the_whole_equally(names: list[str]) -> None:
    authors = read_authors("\n".join(names))

    shares = [one.share for one in authors]
    assert [one.name for one in authors] == [" ".join(name.split()) for name in names]
    assert sum(shares) == 100
    assert shares[1:] == [100 // len(names)] * (len(names) - 1)
    assert shares[0] >= 100 // len(names)


@given(cuts=st.sets(st.integers(1, 99), max_size=MOST_AUTHORS - 1))
def test_shares_that_add_up_are_kept_and_read_again_as_they_were(cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), 100]
    shares = [high - low for low, high in pairwise(edges)]
    written = "\n".join(f"Tác giả {number}: {share}" for number, share in enumerate(shares))

    authors = read_authors(written)

    assert [one.share for one in authors] == shares
    assert read_authors("\n".join(map(str, authors))) == authors


@given(shares=st.lists(st.integers(0, 999), min_size=1, max_size=MOST_AUTHORS))
def test_shares_are_taken_only_when_they_make_exactly_the_whole(shares: list[int]) -> None:
    text = "\n".join(f"A{number}: {share}" for number, share in enumerate(shares))

    if sum(shares) == 100 and 0 not in shares:
        assert [one.share for one in read_authors(text)] == shares
    else:
        assert refusal(text) == ("shares_do_not_add_up", {"total": sum(shares)})


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "authors_too_many", {"total": 0}),
        (" \n \n", "authors_too_many", {"total": 0}),
        ("\n".join(f"A{number}" for number in range(31)), "authors_too_many", {"total": 31}),
        ("A: 60\nB: 41", "shares_do_not_add_up", {"total": 101}),
        ("A: 60\nB: 39", "shares_do_not_add_up", {"total": 99}),
        ("A: 100\nB: 0", "shares_do_not_add_up", {"total": 100}),
        ("A: 60\nB", "author_without_share", {"line": "B"}),
        ("A\nB: 100", "author_without_share", {"line": "A"}),
        ("A: sáu mươi\nB: 40", "author_line_unreadable", {"line": "A: sáu mươi"}),
        (": 100", "author_line_unreadable", {"line": ": 100"}),
        ("A:", "author_line_unreadable", {"line": "A:"}),
        ("A: 33,3\nB: 66,7", "author_line_unreadable", {"line": "A: 33,3"}),
        ("A: -10\nB: 110", "author_line_unreadable", {"line": "A: -10"}),
        ("A: ٦٠\nB: 40", "author_line_unreadable", {"line": "A: ٦٠"}),
        ("A: B: 100", "author_line_unreadable", {"line": "A: B: 100"}),
        ("x" * 90 + ": y", "author_line_unreadable", {"line": "x" * 60}),
    ],
)
def test_what_can_not_be_is_refused(text: str, code: str, params: dict[str, str | int]) -> None:
    assert refusal(text) == (code, params)


def test_author_is_told_with_the_share() -> None:
    assert str(Author("Nguyễn Văn A", 60)) == "Nguyễn Văn A: 60%"
