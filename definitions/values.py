"""Kinds of text a scalar may be: how each is written, and what it means once read.

A reading function is given text its pattern has let through; it raises `ValueError` for what the pattern can't
see, such as 31/11. Days are written the Vietnamese way, day before month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

LEAP_YEAR = 2000
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of text: what is wanted in words, the pattern it follows, and a trial reading of it."""

    name: str
    wanted: str
    pattern: str
    read: Callable[[str], object] = str
    misread: str = "bad-value"
    numeric: bool = False

    def takes(self, text: str) -> bool:
        """Whether *text* is written as the kind is."""
        return re.fullmatch(self.pattern, text) is not None

    def means_something(self, text: str) -> bool:
        """Whether what is written so exists at all: 31/11 does not."""
        try:
            self.read(text)
        except ValueError:
            return False
        return True


def whole_number(text: str) -> int:
    return int(text)


def full_date(text: str) -> date:
    """A day with its year: `30/3/2020`, or `2020-03-30`."""
    if "-" in text:
        return date.fromisoformat(text)
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def named_day(text: str) -> tuple[int, int, int | None]:
    """Day, month, and the year where it is written: `31/7`, `31/7/2020`, `2020-07-31`."""
    if text.count("/") == 1:
        day, month = (int(part) for part in text.split("/"))
        date(LEAP_YEAR, month, day)
        return day, month, None
    written = full_date(text)
    return written.day, written.month, written.year


def share(text: str) -> tuple[Fraction, bool]:
    """A fraction of a whole, and whether it must be exceeded: `2/3`, `at least 2/3`, `more than 1/2`."""
    numerator, denominator = (int(part) for part in text.rsplit(maxsplit=1)[-1].split("/"))
    strict = text.startswith("more than")
    if not 0 < numerator <= denominator or (strict and numerator == denominator):
        raise ValueError(text)
    return Fraction(numerator, denominator), strict


def percentage(text: str) -> Fraction:
    """`20`, `20%` or `12.5`, above nothing and up to a hundred."""
    percent = Fraction(text.removesuffix("%"))
    if not 0 < percent <= WHOLE:
        raise ValueError(text)
    return percent


def rung_days(text: str) -> int:
    """Days from the deadline's last day: `-14d`, `0d`, `+1d`."""
    return int(text.removesuffix("d"))


YEAR = "[12][0-9]{3}"
DAY_AND_MONTH = "[0-9]{1,2}/[0-9]{1,2}"
DATE = rf"{DAY_AND_MONTH}/{YEAR}|{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
FRACTION = "[0-9]{1,4}/[0-9]{1,4}"
MAJORITY = 'a fraction such as "more than 1/2" or "at least 2/3"'
NO_SUCH_DATE = "no-such-date"

ANY_TEXT = Kind("text", "some text", r"[\s\S]*")
WORDS_OF_TEXT = Kind("text", "some text", r"[\s\S]*\S[\s\S]*")
NUMBER = Kind("number", "a whole number", "-?[0-9]{1,9}", whole_number, numeric=True)
COUNT = Kind("count", "a whole number, 0 or more", "[0-9]{1,6}", whole_number, numeric=True)
YEAR_NUMBER = Kind("year", "a year, such as 2020", YEAR, whole_number, numeric=True)
FULL_DATE = Kind("date", "a day such as 30/3/2020", DATE, full_date, NO_SUCH_DATE)
NAMED_DAY = Kind("day", "a day such as 31/7 or 31/7/2020", f"{DAY_AND_MONTH}|{DATE}", named_day, NO_SUCH_DATE)
SHARE_REACHED = Kind("quorum", "a fraction such as 2/3", f"(at least )?{FRACTION}", share)
SHARE_OF_VOTES = Kind("majority", MAJORITY, f"(more than|at least) {FRACTION}", share)
PERCENTAGE = Kind("percent", "a percentage such as 20", r"[0-9]{1,3}(\.[0-9]{1,4})?%?", percentage, numeric=True)
RUNG = Kind("rung", "days before or after, such as -14d, 0d, +1d", "0d|[+-][0-9]{1,3}d", rung_days)
