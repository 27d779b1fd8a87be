"""Numbers with decimals: read with a comma or a point, rounded half up, kept so that equal ones are equal texts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.decimals import read_decimal, rounded_half_up, written


@pytest.mark.parametrize("text", ["85,33", "85.33", "085.33"])
def test_comma_and_point_say_the_same(text: str) -> None:
    assert read_decimal(text, 2) == Fraction(8533, 100)


@pytest.mark.parametrize("text", ["", "85,333", "85,", ",5", "8e1", "٨٥", "85,3 3", "1/2", "nan", "8_5"])
def test_what_is_no_number_with_two_decimals_is_none(text: str) -> None:
    assert read_decimal(text, 2) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [("256/3", "85.33"), ("257/3", "85.67"), ("0", "0.00"), ("85", "85.00"), ("1/200", "0.01"), ("-1/200", "-0.01")],
)
def test_number_is_kept_with_all_its_decimals_half_up(number: str, text: str) -> None:
    assert written(Fraction(number), 2) == text
    assert rounded_half_up(Fraction(number), 2) == Fraction(text)


@given(st.decimals(-999, 999, places=4), st.integers(0, 3))
def test_rounding_is_what_decimal_arithmetic_has(number: Decimal, decimals: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

    assert Fraction(written(Fraction(number), decimals)) == Fraction(expected)
