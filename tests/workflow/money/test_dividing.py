"""A sum is shared out to the đồng: nothing is lost, nothing is made."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.money import divided

SHARES = st.lists(st.integers(0, 100), min_size=1, max_size=30).filter(any)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (3_000_000, (1, 1, 1), (1_000_000, 1_000_000, 1_000_000)),
        (1_000_000, (1, 1, 1), (333_334, 333_333, 333_333)),
        (2_000_000, (50, 30, 20), (1_000_000, 600_000, 400_000)),
        (500_000, (34, 33, 33), (170_000, 165_000, 165_000)),
        (10, (1, 2), (3, 7)),
        (10, (2, 1), (7, 3)),
        (1, (1, 1), (1, 0)),
        (100, (Fraction(1, 3), Fraction(2, 3)), (33, 67)),
        (0, (1, 1), (0, 0)),
    ],
)
def test_parts_follow_the_shares_and_what_is_left_goes_to_whoever_lost_most(total, shares, parts) -> None:
    assert divided(total, shares) == parts


@given(st.integers(0, 10**12), SHARES)
def test_parts_make_up_the_sum_and_none_is_a_dong_away_from_its_share(total: int, shares: list[int]) -> None:
    parts = divided(total, shares)

    assert sum(parts) == total
    assert all(abs(part - Fraction(total * share, sum(shares))) < 1 for part, share in zip(parts, shares, strict=True))


@pytest.mark.parametrize(("total", "shares"), [(1, ()), (1, (0, 0)), (1, (2, -1)), (-1, (1,))])
def test_what_can_not_be_shared_is_refused(total, shares) -> None:
    with pytest.raises(ValueError, match="can't be shared out"):
        divided(total, shares)
