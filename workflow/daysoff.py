"""The working calendar: which days offices are closed, and working days counted by it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class Roll(StrEnum):
    """What a deadline does when its last day is a day off."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The working calendar of the years a campaign touches: weekends, less make-up days, plus holidays."""

    holidays: AbstractSet[date] = frozenset()
    working_weekends: AbstractSet[date] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether offices are closed on *day*."""
        weekend = day.weekday() >= SATURDAY and day not in self.working_weekends
        return weekend or day in self.holidays

    def working_days_after(self, day: date, count: int) -> date:
        """The *count*-th working day after *day*, which is not counted itself."""
        while count > 0:
            day += ONE_DAY
            count -= not self.is_off(day)
        return day

    def rolled(self, day: date, roll: Roll) -> date:
        """*day* moved to a working day as *roll* says; unchanged for `none` or when it is one already."""
        if roll is Roll.NONE:
            return day
        while self.is_off(day):
            day += ONE_DAY if roll is Roll.NEXT_WORKING_DAY else -ONE_DAY
        return day
