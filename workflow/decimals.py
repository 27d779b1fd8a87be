"""Numbers with decimals as texts of so many places: read with a comma or a point, rounded half up, kept with a point."""

from __future__ import annotations

import re
from fractions import Fraction

MOST_DIGITS = 15


def read_decimal(text: str, decimals: int) -> Fraction | None:
    """The number that *text* writes with at most so many decimals, `85,33` or `85.33`; None where it writes none."""
    pattern = rf"-?[0-9]{{1,{MOST_DIGITS}}}" + (rf"([.,][0-9]{{1,{decimals}}})?" if decimals else "")
    return Fraction(text.replace(",", ".")) if re.fullmatch(pattern, text) else None


def rounded_half_up(number: Fraction, decimals: int) -> Fraction:
    """*number* with so many decimals; a half goes up, away from zero."""
    scaled = abs(number) * 10**decimals
    whole = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**decimals)
    return -whole if number < 0 else whole


def written(number: Fraction, decimals: int) -> str:
    """*number* as it is kept: rounded half up, all its decimals, with a point, so that equal numbers are equal texts."""
    scaled = int(rounded_half_up(number, decimals) * 10**decimals)
    digits = f"{abs(scaled):0{decimals + 1}}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if scaled < 0 else text
