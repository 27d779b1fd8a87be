"""When a date is meant: day and month as the plan writes them, resolved to an instant.

Calendar dates belong to Asia/Ho_Chi_Minh (UTC+7, no daylight saving); instants are aware UTC.
A deadline ends at the last moment of its last day (Civil Code 2015, art. 148): its instant is the
midnight that follows, exclusive.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
RUNG_HOUR = time(8, 0)
SATURDAY = 5
LAST_YEAR = 2199
"""No deadline lies beyond; calendars of the machine end a little before the year 10000."""


class Bound(StrEnum):
    """How the named day counts: `through` (đến, chậm nhất) includes it, `before` (trước) does not."""

    THROUGH = "through"
    BEFORE = "before"


class Roll(StrEnum):
    """What a deadline does when its last day is a day off."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"


@dataclass(frozen=True, slots=True)
class DateRule:
    """A day and month, with the year where the plan names one; otherwise the campaign's year is meant."""

    day: int
    month: int
    year: int | None
    bound: Bound

    def named_day(self, campaign_year: int) -> date:
        """The day as written. Raises `ValueError` for a day that does not exist (31/11)."""
        return date(self.year or campaign_year, self.month, self.day)

    def exists_in(self, campaign_year: int) -> bool:
        """Whether the campaign's year has that day: 29/2 is in one year of four."""
        try:
            self.named_day(campaign_year)
        except ValueError:
            return False
        return True

    def last_day(self, campaign_year: int) -> date:
        """The last day on which one is in time: the day named, or the day before it when the bound is `before`."""
        named = self.named_day(campaign_year)
        return named if self.bound is Bound.THROUGH else named - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The working calendar of the years a campaign touches: weekends, less make-up days, plus holidays."""

    holidays: AbstractSet[date] = frozenset()
    working_weekends: AbstractSet[date] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether offices are closed on *day*."""
        weekend = day.weekday() >= SATURDAY and day not in self.working_weekends
        return weekend or day in self.holidays


def rolled(day: date, roll: Roll, off: DaysOff) -> date:
    """*day* moved to a working day as *roll* says; unchanged for `none` or when it is one already."""
    if roll is Roll.NONE:
        return day
    step = timedelta(days=1 if roll is Roll.NEXT_WORKING_DAY else -1)
    while off.is_off(day):
        day += step
    return day


def end_of(day: date) -> datetime:
    """The instant at which *day* is over in Việt Nam, as aware UTC; exclusive."""
    return datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC)


def rung_instant(last_day: date, days: int) -> datetime:
    """08:00 local, *days* from the deadline's last day, as aware UTC."""
    return datetime.combine(last_day + timedelta(days=days), RUNG_HOUR, LOCAL).astimezone(UTC)


def local_date(instant: datetime) -> date:
    """The calendar day of *instant* in Việt Nam."""
    return instant.astimezone(LOCAL).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline as it stands for one case: its last day now, the one first set, and the instant it ends."""

    last_day: date
    original_last_day: date

    @property
    def at(self) -> datetime:
        return end_of(self.last_day)

    @property
    def extended(self) -> bool:
        return self.last_day > self.original_last_day

    def open_at(self, instant: datetime) -> bool:
        """Whether *instant* is still in time."""
        return instant < self.at
