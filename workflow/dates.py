"""Days as a plan writes them, and the calendar day each comes to in one campaign.

Calendar days belong to Asia/Ho_Chi_Minh. A period of days begins on the day after the event it is counted from
(Civil Code 2015, art. 147.2); the last day of a month stands for the end of that month, of its quarter or year
(art. 146.3).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from workflow.daysoff import DaysOff
from workflow.ids import MilestoneId, StateId
from workflow.readings import Answers

ISSUED = MilestoneId("issued")
LAUNCHED = MilestoneId("launched")
"""Milestones that need no declaration: the plan's issue, when its date is written, and the launch."""


@dataclass(frozen=True, slots=True)
class Round:
    """One run nested in a campaign, such as the year 2023: its id and its first and last day, both included."""

    id: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What days are counted by: the campaign's year, its distance from the plan's own, milestones, days off.

    `round` is there while the days of one round are worked out, `entered` for what is counted from a case's
    entering a state.
    """

    year: int
    years_on: int = 0
    milestones: Mapping[MilestoneId, date] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    days_off: DaysOff = field(default_factory=DaysOff)
    round: Round | None = None
    entered: date | None = None


class DayRule(Protocol):
    """How a plan names a day."""

    def day(self, by: Reckoning) -> date | None:
        """The day meant; None while it waits for something to happen. `ValueError` if there is no such day."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """`31/7`, of the campaign's year (`years_later` after it: `20/1 next year`) or of the year written beside it."""

    on: int
    month: int
    year: int | None = None
    years_later: int = 0

    def day(self, by: Reckoning) -> date:
        return date(_year(self.year, self.years_later, by), self.month, self.on)


@dataclass(frozen=True, slots=True)
class EndOfMonth:
    """The last day of a month, and with it of a quarter or a year: `month 8`, `quarter 1 next year`, `end of year`."""

    month: int
    year: int | None = None
    years_later: int = 0

    def day(self, by: Reckoning) -> date:
        year = _year(self.year, self.years_later, by)
        return date(year, self.month, monthrange(year, self.month)[1])


@dataclass(frozen=True, slots=True)
class DayOfRound:
    """A day of each round: the `on`-th of its last month, a `weekday` (0 Monday) of its last week, or its last day.

    A month that has no such day ends on its last one.
    """

    on: int | None = None
    weekday: int | None = None

    def day(self, by: Reckoning) -> date:
        if by.round is None:
            raise ValueError("a day of a round, outside of any")
        last = by.round.last_day
        if self.on is not None:
            return last.replace(day=min(self.on, monthrange(last.year, last.month)[1]))
        if self.weekday is not None:
            return last - timedelta(days=(last.weekday() - self.weekday) % 7)
        return last


@dataclass(frozen=True, slots=True)
class AfterEvent:
    """So many days, or working days, after a milestone or after a case entered a state; 0 is that day itself.

    The day of the event is not counted.
    """

    days: int
    working: bool
    milestone: MilestoneId | None = None
    state: StateId | None = None

    def day(self, by: Reckoning) -> date | None:
        start = by.entered if self.state else by.milestones.get(self.milestone or ISSUED)
        if start is None:
            return None
        return by.days_off.working_days_after(start, self.days) if self.working else start + timedelta(days=self.days)


def years_after(day: date, years: int) -> date:
    """The same day *years* later; 28/2 where that year has no 29/2 (the last day of the month, Civil Code art. 148.3)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _year(written: int | None, later: int, by: Reckoning) -> int:
    return (written + by.years_on if written else by.year) + later
