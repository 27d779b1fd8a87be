"""When people may be written to: quiet hours, the day of the weekly digest, the days left to acknowledge.

Hours are those of the clock in Việt Nam; every instant is aware UTC, in business time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from workflow.daysoff import DaysOff
from workflow.deadlines import LOCAL

QUIET_FROM, QUIET_UNTIL = time(21), time(6, 30)
SMS_FROM, SMS_UNTIL = time(20), time(7)
MORNING = time(8)
DAYS_TO_ACKNOWLEDGE = 3
A_DAY, A_WEEK = timedelta(days=1), 7


def out_of_quiet(moment: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """The first instant from *moment* on outside the hours from–until, which may run over midnight.

    The first minute is quiet, the last is not; from and until the same means no quiet hours.
    """
    local = moment.astimezone(LOCAL)
    if not _is_within(local.time(), quiet_from, quiet_until):
        return moment
    end = datetime.combine(local.date(), quiet_until, LOCAL)
    return (end if end > local else end + A_DAY).astimezone(UTC)


def next_digest(moment: datetime, weekday: int) -> datetime:
    """The first 08:00 of that weekday (0 is Monday) after *moment*."""
    local = moment.astimezone(LOCAL)
    day = local.date() + timedelta(days=(weekday - local.weekday()) % A_WEEK)
    found = datetime.combine(day, MORNING, LOCAL)
    return (found if found > local else found + A_WEEK * A_DAY).astimezone(UTC)


def acknowledge_by(today: date, days_off: DaysOff) -> datetime:
    """08:00 of the third working day after *today*."""
    day = days_off.working_days_after(today, DAYS_TO_ACKNOWLEDGE)
    return datetime.combine(day, MORNING, LOCAL).astimezone(UTC)


def _is_within(clock: time, first: time, last: time) -> bool:
    if first <= last:
        return first <= clock < last
    return clock >= first or clock < last
