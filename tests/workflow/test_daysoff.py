"""The working calendar, against one that looks at every day between."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflow.daysoff import DaysOff, Roll

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
CALENDARS = st.builds(DaysOff, st.frozensets(DAYS, max_size=60), st.frozensets(DAYS, max_size=10))


def is_off(calendar: DaysOff, day: date) -> bool:
    """The slow model: a holiday, or a Saturday or Sunday that is not made up for."""
    return day in calendar.holidays or (day.isoweekday() in {6, 7} and day not in calendar.working_weekends)


@given(calendar=CALENDARS, day=DAYS)
def test_day_is_off_by_the_week_or_by_the_law(calendar: DaysOff, day: date) -> None:
    assert calendar.is_off(day) == is_off(calendar, day)


@given(calendar=CALENDARS, day=DAYS, roll=st.sampled_from(Roll))
def test_day_rolls_to_the_nearest_working_day_on_its_side(calendar: DaysOff, day: date, roll: Roll) -> None:
    step = {Roll.NONE: 0, Roll.NEXT_WORKING_DAY: 1, Roll.PREVIOUS_WORKING_DAY: -1}[roll]
    candidates = (day + timedelta(days=step * far) for far in range(100))
    expected = day if not step else next(one for one in candidates if not is_off(calendar, one))

    assert calendar.rolled(day, roll) == expected


@given(calendar=CALENDARS, day=DAYS, count=st.integers(1, 40))
def test_as_many_working_days_lie_between_as_were_counted(calendar: DaysOff, day: date, count: int) -> None:
    last = calendar.working_days_after(day, count)

    open_days = [
        one
        for one in (day + timedelta(days=far) for far in range(1, (last - day).days + 1))
        if not is_off(calendar, one)
    ]
    assert (len(open_days), open_days[-1]) == (count, last)


def test_no_working_day_after_is_the_day_itself_even_when_it_is_off() -> None:
    sunday = date(2020, 8, 2)

    assert DaysOff().working_days_after(sunday, 0) == sunday
    assert DaysOff().working_days_after(sunday, 1) == date(2020, 8, 3)
