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

from workflow.dates import DayOfRound, DayRule, EndOfMonth, NamedDay

LEAP_YEAR = 2000
WHOLE = 100
MONTHS = 12
LONGEST_MONTH = 31
NEXT_YEAR = "next year"
OPENING = "opening"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of text: what is wanted in words, the pattern it follows, a trial reading of it, and examples.

    `numbers` are the least and the greatest it may be where an editor takes it for a number.
    """

    name: str
    wanted: str
    pattern: str
    read: Callable[[str], object] = str
    misread: str = "bad-value"
    numbers: tuple[int, int] | None = None
    examples: tuple[str, ...] = ()

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


def day_rule(text: str) -> DayRule:
    """A day as plans write it. Raises `ValueError` for one that no year has (31/11), or not the year written (29/2/2021).

    `31/7`, `31/7/2020`, `2020-07-31`, `20/1 next year`; the end of `month 8`, `quarter 1 next year`, `year`; in rounds
    `day 25`, `friday`, `last day`.
    """
    words = text.split()
    later = int(text.endswith(NEXT_YEAR))
    match words[: len(words) - 2 * later]:
        case ["last", "day"]:
            return DayOfRound()
        case ["day", on] if 0 < int(on) <= LONGEST_MONTH:
            return DayOfRound(on=int(on))
        case [weekday] if weekday in WEEKDAYS:
            return DayOfRound(weekday=WEEKDAYS.index(weekday))
        case ["year"]:
            return EndOfMonth(12, years_later=later)
        case ["month" | "quarter" as span, which]:
            return _end_of(span, which, later)
        case [day]:
            return _named(day, later)
        case _:
            raise ValueError(text)


def _end_of(span: str, which: str, later: int) -> EndOfMonth:
    number, _, year = which.partition("/")
    month = int(number) * (1 if span == "month" else 3)
    if not 0 < month <= MONTHS:
        raise ValueError(which)
    return EndOfMonth(month, int(year) if year else None, later)


def _named(text: str, later: int) -> NamedDay:
    if text.count("/") == 1:
        on, month = (int(part) for part in text.split("/"))
        date(LEAP_YEAR, month, on)
        return NamedDay(on, month, years_later=later)
    written = full_date(text)
    return NamedDay(written.day, written.month, written.year)


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


def factor(text: str) -> Fraction:
    """A number above nothing, whole or with a decimal point: `40`, `0.5`."""
    number = Fraction(text)
    if not number:
        raise ValueError(text)
    return number


def rung_days(text: str) -> int:
    """Days from the deadline's last day: `-14d`, `0d`, `+1d`; from the opening of its window: `opening`, `opening +1d`."""
    return int(text.removeprefix(OPENING).strip().removesuffix("d") or 0)


def money(text: str) -> int:
    """An amount in đồng, thousands parted by dots as is written in Việt Nam: `3.000.000`."""
    return int(text.replace(".", ""))


YEAR = "[12][0-9]{3}"
DAY_AND_MONTH = "[0-9]{1,2}/[0-9]{1,2}"
DATE = rf"{DAY_AND_MONTH}/{YEAR}|{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
OF_MONTHS = rf"(month|quarter) [0-9]{{1,2}}(/{YEAR}| {NEXT_YEAR})?|year( {NEXT_YEAR})?"
OF_ROUNDS = f"day [0-9]{{1,2}}|last day|{'|'.join(WEEKDAYS)}"
DAYS = f"{DAY_AND_MONTH}( {NEXT_YEAR})?|{DATE}|{OF_MONTHS}|{OF_ROUNDS}"
FRACTION = "[0-9]{1,4}/[0-9]{1,4}"
MAJORITY = 'a fraction such as "more than 1/2" or "at least 2/3"'
NO_SUCH_DATE = "no-such-date"

ANY_TEXT = Kind("text", "some text", r"[\s\S]*")
WORDS_OF_TEXT = Kind("text", "some text", r"[\s\S]*\S[\s\S]*")
NUMBER = Kind(
    "number", "a whole number", "-?[0-9]{1,9}", whole_number, numbers=(-999_999_999, 999_999_999), examples=("0", "-5")
)
COUNT = Kind(
    "count", "a whole number, 0 or more", "[0-9]{1,6}", whole_number, numbers=(0, 999_999), examples=("0", "3")
)
FEW = Kind("few", "a whole number from 0 to 6", "[0-6]", whole_number, numbers=(0, 6), examples=("0", "2"))
YEARS_APART = Kind(
    "years", "a number of years from 1 to 50", "[1-9]|[1-4][0-9]|50", whole_number, numbers=(1, 50), examples=("1", "5")
)
YEAR_NUMBER = Kind("year", "a year, such as 2020", YEAR, whole_number, numbers=(1000, 2999), examples=("2020",))
FULL_DATE = Kind("date", "a day such as 30/3/2020", DATE, full_date, NO_SUCH_DATE, examples=("30/3/2020", "2020-03-30"))
DAY = Kind(
    "day",
    "a day such as 31/7, 20/1 next year or month 8",
    DAYS,
    day_rule,
    NO_SUCH_DATE,
    examples=(
        "31/7",
        "31/7/2020",
        "20/1 next year",
        "month 8",
        "month 8/2020",
        "quarter 1 next year",
        "year",
        "day 25",
        "friday",
        "last day",
    ),
)
SHARE_REACHED = Kind(
    "quorum", "a fraction such as 2/3", f"(at least )?{FRACTION}", share, examples=("2/3", "at least 2/3")
)
SHARE_OF_VOTES = Kind(
    "majority",
    MAJORITY,
    f"(more than|at least) {FRACTION}",
    share,
    examples=("more than 1/2", "at least 2/3"),
)
PERCENTAGE = Kind(
    "percent",
    "a percentage such as 20",
    r"[0-9]{1,3}(\.[0-9]{1,4})?%?",
    percentage,
    numbers=(0, 100),
    examples=("20", "20%", "12.5"),
)
FACTOR = Kind(
    "number above nothing",
    "a number above nothing such as 40 or 0.5",
    r"[0-9]{1,4}(\.[0-9]{1,4})?",
    factor,
    numbers=(0, 9999),
    examples=("40", "0.5"),
)
RUNG = Kind(
    "rung",
    "days before or after, such as -14d, 0d, +1d",
    f"(opening )?(0d|[+-][0-9]{{1,3}}d)|{OPENING}",
    rung_days,
    examples=("-14d", "0d", "+1d", "opening", "opening +1d"),
)
MONEY = Kind(
    "amount",
    "an amount in đồng such as 3.000.000",
    r"[0-9]{1,3}(\.[0-9]{3})*|[0-9]{1,12}",
    money,
    numbers=(0, 999_999_999_999),
    examples=("3.000.000", "500000"),
)
