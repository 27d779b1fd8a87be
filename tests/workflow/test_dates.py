"""Days as a plan writes them, against a calendar that is stepped through day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.builders import a_definition
from workflow.dates import AfterEvent, DayOfRound, DayRule, EndOfMonth, NamedDay, Reckoning, Round, years_after
from workflow.daysoff import DaysOff
from workflow.ids import MilestoneId, StateId

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
TET = frozenset(date(2020, 1, day) for day in range(23, 30))
NOTICE = MilestoneId("notice")
HOLIDAYS = st.frozensets(DAYS, max_size=40)


def next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def closed(day: date, holidays: frozenset[date], made_up: frozenset[date]) -> bool:
    """The slow model of a day off: Saturdays and Sundays not made up, and holidays."""
    return day in holidays or (day.strftime("%a") in {"Sat", "Sun"} and day not in made_up)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (NamedDay(31, 7), date(2020, 7, 31)),
        (NamedDay(29, 2), date(2020, 2, 29)),
        (NamedDay(20, 1, years_later=1), date(2021, 1, 20)),
        (NamedDay(15, 12, 2018), date(2018, 12, 15)),
        (EndOfMonth(2), date(2020, 2, 29)),
        (EndOfMonth(2, years_later=1), date(2021, 2, 28)),
        (EndOfMonth(8, 2019), date(2019, 8, 31)),
        (EndOfMonth(12), date(2020, 12, 31)),
    ],
)
def test_day_belongs_to_the_year_of_the_campaign_or_to_its_own(rule: DayRule, day: date) -> None:
    assert rule.day(Reckoning(year=2020)) == day


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (NamedDay(15, 12, 2018), date(2021, 12, 15)),
        (EndOfMonth(2, 2020), date(2023, 2, 28)),
        (NamedDay(31, 7), date(2023, 7, 31)),
        (NamedDay(20, 1, years_later=1), date(2024, 1, 20)),
    ],
)
def test_year_written_moves_along_with_a_campaign_of_another_year(rule: DayRule, day: date) -> None:
    assert rule.day(Reckoning(year=2023, years_on=3)) == day


@given(year=st.integers(2015, 2035), month=st.integers(1, 12))
def test_end_of_a_month_is_the_day_before_the_first_of_the_next(year: int, month: int) -> None:
    day = date(year, month, 1)
    while next_day(day).month == month:
        day = next_day(day)

    assert EndOfMonth(month).day(Reckoning(year=year)) == day


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), -1, date(2019, 2, 28)),
        (date(2021, 2, 28), 3, date(2024, 2, 28)),
        (date(2020, 3, 30), 0, date(2020, 3, 30)),
    ],
)
def test_same_day_years_later_is_the_last_of_february_where_there_is_no_29th(day: date, years: int, then: date) -> None:
    assert years_after(day, years) == then


@given(start=DAYS, days=st.integers(0, 400))
def test_days_after_an_event_do_not_count_its_own_day(start: date, days: int) -> None:
    day = start
    for _ in range(days):
        day = next_day(day)

    assert AfterEvent(days, working=False, milestone=NOTICE).day(Reckoning(year=1, milestones={NOTICE: start})) == day


@given(start=DAYS, count=st.integers(0, 60), holidays=HOLIDAYS, made_up=HOLIDAYS)
def test_working_days_after_an_event_are_those_on_which_offices_are_open(
    start: date, count: int, holidays: frozenset[date], made_up: frozenset[date]
) -> None:
    day, left = start, count
    while left:
        day = next_day(day)
        if not closed(day, holidays, made_up):
            left -= 1

    by = Reckoning(year=1, milestones={NOTICE: start}, days_off=DaysOff(holidays, made_up))
    assert AfterEvent(count, working=True, milestone=NOTICE).day(by) == day


def test_working_days_leap_over_tet() -> None:
    by = Reckoning(year=2020, milestones={NOTICE: date(2020, 1, 21)}, days_off=DaysOff(TET))

    assert AfterEvent(1, working=True, milestone=NOTICE).day(by) == date(2020, 1, 22)
    assert AfterEvent(2, working=True, milestone=NOTICE).day(by) == date(2020, 1, 30)
    assert AfterEvent(4, working=True, milestone=NOTICE).day(by) == date(2020, 2, 3)


def test_day_waits_for_its_milestone_or_for_the_state() -> None:
    after_notice = AfterEvent(5, working=False, milestone=NOTICE)
    after_entering = AfterEvent(5, working=True, state=StateId("asked"))
    milestones = {MilestoneId("review"): date(2020, 6, 1), NOTICE: date(2020, 6, 5)}

    assert after_notice.day(Reckoning(year=2020)) is None
    assert after_notice.day(Reckoning(year=2020, entered=date(2020, 6, 1))) is None
    assert after_notice.day(Reckoning(year=2020, milestones=milestones)) == date(2020, 6, 10)
    assert after_entering.day(Reckoning(year=2020, milestones=milestones)) is None
    assert after_entering.day(Reckoning(year=2020, entered=date(2020, 6, 5))) == date(2020, 6, 12)


def test_day_of_issue_is_known_and_moves_along_with_the_year() -> None:
    issued = AfterEvent(10, working=False, milestone=MilestoneId("issued"))
    plan = a_definition(issued_on=date(2020, 2, 29))

    own, later = (plan.reckoning(year, {}, {}, DaysOff()) for year in (2020, 2021))

    assert (issued.day(own), issued.day(later)) == (date(2020, 3, 10), date(2021, 3, 10))
    assert (own.years_on, later.years_on) == (0, 1)
    assert issued.day(a_definition(issued_on=None).reckoning(2020, {}, {}, DaysOff())) is None


@given(first=DAYS, lasts=st.integers(0, 800), on=st.integers(1, 31), weekday=st.integers(0, 6))
def test_day_of_a_round_lies_in_its_last_month_or_week(first: date, lasts: int, on: int, weekday: int) -> None:
    last = first + timedelta(days=lasts)
    by = Reckoning(year=first.year, round=Round("r", first, last))
    of_month = [date(last.year, last.month, 1)]
    while next_day(of_month[-1]).month == last.month:
        of_month.append(next_day(of_month[-1]))
    week = [date.fromordinal(last.toordinal() - back) for back in range(7)]

    assert DayOfRound().day(by) == last
    assert DayOfRound(on=on).day(by) == next(day for day in reversed(of_month) if day.day <= on)
    assert [day for day in week if day.weekday() == weekday] == [DayOfRound(weekday=weekday).day(by)]


def test_day_of_a_round_outside_of_any_is_an_error() -> None:
    with pytest.raises(ValueError, match="a day of a round, outside of any"):
        DayOfRound(on=25).day(Reckoning(year=2020))
