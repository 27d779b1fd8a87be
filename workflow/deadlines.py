"""When a deadline ends: the days its plan names, resolved to instants.

Calendar dates belong to Asia/Ho_Chi_Minh (UTC+7, no daylight saving); instants are aware UTC.
A deadline ends at the last moment of its last day (Civil Code 2015, art. 148): its instant is the
midnight that follows, exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from workflow.dates import DayRule, Reckoning

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
RUNG_HOUR = time(8, 0)
LAST_YEAR = 2199
"""No deadline lies beyond; calendars of the machine end a little before the year 10000."""


class Bound(StrEnum):
    """How the named day counts: `through` (đến, chậm nhất) includes it, `before` (trước) does not."""

    THROUGH = "through"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class DateRule:
    """A day and whether it counts."""

    named: DayRule
    bound: Bound

    def named_day(self, by: Reckoning) -> date | None:
        """The day as written; None while it waits for something. Raises `ValueError` if it does not exist (31/11)."""
        return self.named.day(by)

    def last_day(self, by: Reckoning) -> date | None:
        """The last day on which one is in time: the day named, or the day before it when the bound is `before`."""
        named = self.named.day(by)
        return named if named is None or self.bound is Bound.THROUGH else named - timedelta(days=1)


def end_of(day: date) -> datetime:
    """The instant at which *day* is over in Việt Nam, as aware UTC; exclusive."""
    return beginning_of(day + timedelta(days=1))


def beginning_of(day: date) -> datetime:
    """The instant at which *day* begins in Việt Nam, as aware UTC."""
    return datetime.combine(day, time(), LOCAL).astimezone(UTC)


def rung_instant(last_day: date, days: int) -> datetime:
    """08:00 local, *days* from the deadline's last day, as aware UTC."""
    return datetime.combine(last_day + timedelta(days=days), RUNG_HOUR, LOCAL).astimezone(UTC)


def local_date(instant: datetime) -> date:
    """The calendar day of *instant* in Việt Nam."""
    return instant.astimezone(LOCAL).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline as it stands for one case: its last day now, the one first set, and the instant it ends.

    A window opens on `opens_on`; nothing is in time before.
    """

    last_day: date
    original_last_day: date
    opens_on: date | None = None

    @property
    def at(self) -> datetime:
        return end_of(self.last_day)

    @property
    def extended(self) -> bool:
        return self.last_day > self.original_last_day

    def open_at(self, instant: datetime) -> bool:
        """Whether *instant* is still in time."""
        return instant < self.at

    def not_yet_open_at(self, instant: datetime) -> bool:
        """Whether the window opens only after *instant*."""
        return self.opens_on is not None and instant < beginning_of(self.opens_on)
