"""Dates as a plan writes them, resolved to days and instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.builders import JUST_IN_TIME, JUST_PASSED, due
from workflow.dates import NamedDay, Reckoning
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import Bound, DateRule, end_of, local_date, rung_instant

SATURDAY, SUNDAY, MONDAY, FRIDAY = date(2020, 8, 1), date(2020, 8, 2), date(2020, 8, 3), date(2020, 7, 31)
WEEKENDS = DaysOff()
IN_2020 = Reckoning(year=2020)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("rule", "named", "last"),
    [
        (DateRule(NamedDay(28, 2), Bound.BEFORE), date(2020, 2, 28), date(2020, 2, 27)),
        (DateRule(NamedDay(28, 2), Bound.THROUGH), date(2020, 2, 28), date(2020, 2, 28)),
        (DateRule(NamedDay(1, 3), Bound.BEFORE), date(2020, 3, 1), date(2020, 2, 29)),
        (DateRule(NamedDay(1, 1), Bound.BEFORE), date(2020, 1, 1), date(2019, 12, 31)),
        (DateRule(NamedDay(20, 1, 2021), Bound.THROUGH), date(2021, 1, 20), date(2021, 1, 20)),
        (DateRule(NamedDay(29, 2), Bound.THROUGH), date(2020, 2, 29), date(2020, 2, 29)),
    ],
)
def test_bound_says_whether_the_day_named_counts(rule: DateRule, named: date, last: date) -> None:
    assert (rule.named_day(IN_2020), rule.last_day(IN_2020)) == (named, last)


@pytest.mark.parametrize(("day", "month", "year"), [(31, 11, 2020), (29, 2, 2021), (0, 1, 2020), (1, 13, 2020)])
@pytest.mark.parametrize("bound", Bound)
def test_day_that_does_not_exist_is_an_error(day: int, month: int, year: int, bound: Bound) -> None:
    rule = DateRule(NamedDay(day, month), bound)

    with pytest.raises(ValueError, match=r"day is out of range|month must be"):
        rule.named_day(Reckoning(year=year))
    with pytest.raises(ValueError, match=r"day is out of range|month must be"):
        rule.last_day(Reckoning(year=year))


def test_leap_day_exists_in_one_year_of_four() -> None:
    rule = DateRule(NamedDay(29, 2), Bound.THROUGH)

    for year in (2019, 2021, 2100):
        with pytest.raises(ValueError, match="day is out of range"):
            rule.last_day(Reckoning(year=year))
    assert rule.last_day(IN_2020) == date(2020, 2, 29)
    assert DateRule(NamedDay(29, 2, 2020), Bound.THROUGH).last_day(Reckoning(year=2021)) == date(2020, 2, 29)


def test_day_is_over_at_the_next_local_midnight() -> None:
    assert end_of(date(2020, 7, 31)) == datetime(2020, 7, 31, 17, tzinfo=UTC)
    assert end_of(date(2020, 7, 31)).isoformat() == "2020-07-31T17:00:00+00:00"
    assert end_of(date(2020, 12, 31)) == datetime(2020, 12, 31, 17, tzinfo=UTC)


@given(day=DAYS)
def test_end_of_a_day_is_the_first_instant_of_the_next(day: date) -> None:
    end = end_of(day)

    assert local_date(end) == day + timedelta(days=1)
    assert local_date(end - timedelta(microseconds=1)) == day


@pytest.mark.parametrize(
    ("day", "roll", "to"),
    [
        (SATURDAY, Roll.NONE, SATURDAY),
        (SATURDAY, Roll.NEXT_WORKING_DAY, MONDAY),
        (SUNDAY, Roll.NEXT_WORKING_DAY, MONDAY),
        (SATURDAY, Roll.PREVIOUS_WORKING_DAY, FRIDAY),
        (SUNDAY, Roll.PREVIOUS_WORKING_DAY, FRIDAY),
        (FRIDAY, Roll.NEXT_WORKING_DAY, FRIDAY),
        (MONDAY, Roll.PREVIOUS_WORKING_DAY, MONDAY),
    ],
)
def test_deadline_rolls_over_the_weekend(day: date, roll: Roll, to: date) -> None:
    assert WEEKENDS.rolled(day, roll) == to


def test_deadline_stays_on_a_make_up_saturday() -> None:
    calendar = DaysOff(working_weekends=frozenset({SATURDAY}))

    assert calendar.rolled(SATURDAY, Roll.NEXT_WORKING_DAY) == SATURDAY
    assert calendar.rolled(SUNDAY, Roll.PREVIOUS_WORKING_DAY) == SATURDAY


def test_deadline_rolls_over_holidays_and_the_weekend_beside_them() -> None:
    calendar = DaysOff(holidays=frozenset({FRIDAY, MONDAY}))

    assert calendar.rolled(FRIDAY, Roll.NEXT_WORKING_DAY) == date(2020, 8, 4)
    assert calendar.rolled(MONDAY, Roll.PREVIOUS_WORKING_DAY) == date(2020, 7, 30)


def test_holiday_on_a_make_up_saturday_is_off() -> None:
    calendar = DaysOff(holidays=frozenset({SATURDAY}), working_weekends=frozenset({SATURDAY}))

    assert [calendar.is_off(day) for day in (FRIDAY, SATURDAY, SUNDAY)] == [False, True, True]


@given(day=DAYS, roll=st.sampled_from(Roll), holidays=st.frozensets(DAYS, max_size=5))
def test_rolled_day_is_a_working_day_and_as_near_as_can_be(day: date, roll: Roll, holidays: frozenset[date]) -> None:
    calendar = DaysOff(holidays=holidays | {day})

    to = calendar.rolled(day, roll)

    between = [day + timedelta(days=step) for step in range(abs((to - day).days))]
    if roll is Roll.PREVIOUS_WORKING_DAY:
        between = [day - (one - day) for one in between]
    assert (to == day) == (roll is Roll.NONE)
    assert calendar.is_off(to) == (roll is Roll.NONE)
    assert all(calendar.is_off(one) for one in between)


@pytest.mark.parametrize(
    ("days", "instant"),
    [
        (-14, datetime(2020, 7, 17, 1, tzinfo=UTC)),
        (0, datetime(2020, 7, 31, 1, tzinfo=UTC)),
        (1, datetime(2020, 8, 1, 1, tzinfo=UTC)),
    ],
)
def test_rung_goes_out_at_eight_in_the_morning_local(days: int, instant: datetime) -> None:
    assert rung_instant(date(2020, 7, 31), days) == instant
    assert rung_instant(date(2020, 7, 31), days).utcoffset() == timedelta(0)


def test_deadline_is_open_up_to_its_instant() -> None:
    assert due().at == JUST_PASSED
    assert [due().open_at(instant) for instant in (JUST_IN_TIME, JUST_PASSED)] == [True, False]


def test_deadline_is_extended_when_it_ends_later_than_first_set() -> None:
    assert [due(last).extended for last in (FRIDAY, SATURDAY)] == [False, True]
