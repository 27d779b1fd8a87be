"""Rounds: the years, quarters, months or weeks in which a plan repeats itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflow.dates import DayRule, Reckoning, Round
from workflow.readings import Asked, is_open, settled

MOST_ROUNDS = 600
MONTHS = 12


class Every(StrEnum):
    """How long a round lasts. Years, quarters and months are those of the calendar, weeks begin on Monday."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "two_years"


LASTS_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: MONTHS, Every.TWO_YEARS: 2 * MONTHS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """That a plan repeats itself, and between which days, both included. The first and last round may be short."""

    every: Every
    first: DayRule | Asked[DayRule]
    last: DayRule | Asked[DayRule]

    def each(self, by: Reckoning) -> Iterator[Round]:
        """The rounds in order, none while a question about them is open; `ValueError` for a day that is not, or too many."""
        if is_open(self.first, by.answers) or is_open(self.last, by.answers):
            return
        day, last = settled(self.first, by.answers).day(by), settled(self.last, by.answers).day(by)
        if day is None or last is None:
            return
        count = 0
        while day <= last:
            start, end = self._around(day)
            count += 1
            if count > MOST_ROUNDS:
                raise ValueError(f"more than {MOST_ROUNDS} rounds")
            yield Round(self._name(start), max(start, day), min(end, last))
            day = end + timedelta(days=1)

    def _around(self, day: date) -> tuple[date, date]:
        """The first and last day of the calendar's week, month, … that *day* lies in."""
        if self.every is Every.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        months = LASTS_MONTHS[self.every]
        before = day.year * MONTHS + day.month - 1
        first = before - (before % months if months <= MONTHS else day.month - 1)
        return _first_of(first), _first_of(first + months) - timedelta(days=1)

    def _name(self, start: date) -> str:
        match self.every:
            case Every.WEEK:
                year, week, _ = start.isocalendar()
                return f"{year}-W{week:02}"
            case Every.MONTH:
                return f"{start:%Y-%m}"
            case Every.QUARTER:
                return f"{start.year}-Q{(start.month + 2) // 3}"
            case Every.YEAR:
                return str(start.year)
            case Every.TWO_YEARS:
                return f"{start.year}-{start.year + 1}"


def _first_of(months: int) -> date:
    year, month = divmod(months, MONTHS)
    return date(year, month + 1, 1)
