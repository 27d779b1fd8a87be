"""Every way a plan names a last day, against a slow reading of the law that steps through the calendar day by day.

The reading: a period of days begins on the day after its event (Civil Code 2015, art. 147.2); a term ends when its last
day is over (148.5), the month, quarter or year with its last day (146.3, 148.3); "trước" leaves the day named out;
offices are closed on Saturdays and Sundays, unless made up for, and on holidays (Labour Code 2019, art. 111, 112).
"""

from __future__ import annotations

from calendar import TUESDAY
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflow.builders import a_deadline
from workflow.arming import ladder
from workflow.dates import AfterEvent, DayOfRound, EndOfMonth, NamedDay, Reckoning, Round
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import Bound, DateRule, end_of
from workflow.definition import Deadline, Occurrence
from workflow.ids import MilestoneId, StateId
from workflow.rounds import Every, Rounds

YEARS = st.integers(2015, 2035)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
NOTICE = MilestoneId("notice")
ROLLS, BOUNDS = st.sampled_from(Roll), st.sampled_from(Bound)
WINTER_IS_NOT_THERE = timedelta(hours=7)


@st.composite
def calendars(draw: st.DrawFn) -> DaysOff:
    """Holidays in runs, as Tết is, and make-up Saturdays."""
    runs = draw(st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=25))
    holidays = frozenset(first + timedelta(days=n) for first, long in runs for n in range(long))
    return DaysOff(holidays, draw(st.frozensets(DAYS, max_size=15)))


def each_day(of: DaysOff, day: date, step: int) -> Iterator[tuple[date, bool]]:
    """Every day from *day* on, or back, with whether offices are open on it."""
    while True:
        weekday = day.strftime("%A")
        open_in_week = weekday not in ("Saturday", "Sunday") or day in of.working_weekends
        yield day, open_in_week and day not in of.holidays
        day = date.fromordinal(day.toordinal() + step)


def rolled(of: DaysOff, day: date, roll: Roll) -> date:
    if roll is Roll.NONE:
        return day
    step = 1 if roll is Roll.NEXT_WORKING_DAY else -1
    return next(one for one, is_open in each_day(of, day, step) if is_open)


def in_time(day: date, bound: Bound) -> date:
    return day if bound is Bound.THROUGH else date.fromordinal(day.toordinal() - 1)


def last_of(year: int, month: int) -> date:
    return max(date(year, month, day) for day in range(1, 32) if _is_day(year, month, day))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def only(deadline: Deadline, by: Reckoning, rounds: tuple[Round, ...] = ()) -> Occurrence:
    [one] = deadline.occurrences(by, rounds)
    return one


@given(calendar=calendars(), day=DAYS, later=st.integers(0, 1), bound=BOUNDS, roll=ROLLS)
def test_day_of_the_campaigns_year_or_the_next(
    calendar: DaysOff, day: date, later: int, bound: Bound, roll: Roll
) -> None:
    rule = DateRule(NamedDay(day.day, day.month, years_later=later), bound)
    by = Reckoning(year=day.year - later, days_off=calendar)

    found = only(a_deadline(when=rule, roll=roll), by)

    assert (found.named_day, found.last_day) == (day, rolled(calendar, in_time(day, bound), roll))


@given(year=YEARS, bound=BOUNDS)
def test_29_february_is_there_in_leap_years_and_refused_in_others(year: int, bound: Bound) -> None:
    deadline = a_deadline(when=DateRule(NamedDay(29, 2), bound))
    leaps = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    try:
        found: date | None = only(deadline, Reckoning(year=year)).last_day
    except ValueError:
        found = None

    assert found == (in_time(date(year, 2, 29), bound) if leaps else None)


@given(calendar=calendars(), year=YEARS, month=st.integers(1, 12), bound=BOUNDS, roll=ROLLS)
def test_month_quarter_and_year_end_with_their_last_day(
    calendar: DaysOff, year: int, month: int, bound: Bound, roll: Roll
) -> None:
    found = only(
        a_deadline(when=DateRule(EndOfMonth(month), bound), roll=roll), Reckoning(year=year, days_off=calendar)
    )

    assert found.last_day == rolled(calendar, in_time(last_of(year, month), bound), roll)


@given(calendar=calendars(), event=DAYS, count=st.integers(1, 90), working=st.booleans(), of_case=st.booleans())
@settings(max_examples=200)
def test_so_many_days_after_an_event_or_a_state_leave_its_own_day_out(
    calendar: DaysOff, event: date, count: int, *, working: bool, of_case: bool
) -> None:
    asked = StateId("asked")
    named = AfterEvent(count, working=working, **({"state": asked} if of_case else {"milestone": NOTICE}))
    by = Reckoning(
        year=1,
        days_off=calendar,
        milestones={} if of_case else {NOTICE: event},
        entered=event if of_case else None,
    )
    days = each_day(calendar, event, 1)
    next(days)
    counted = [next(one for one, is_open in days if is_open or not working) for _ in range(count)]

    found = only(a_deadline(when=DateRule(named, Bound.THROUGH), from_state="asked" if of_case else None), by)

    assert found.last_day == counted[-1]


@given(calendar=calendars(), first=YEARS, years=st.integers(1, 6), on=st.integers(1, 31), roll=ROLLS)
def test_day_of_each_month_is_its_last_where_the_month_is_shorter(
    calendar: DaysOff, first: int, years: int, on: int, roll: Roll
) -> None:
    rounds = _rounds(Every.MONTH, date(first, 1, 1), date(first + years - 1, 12, 31))
    deadline = a_deadline(when=DateRule(DayOfRound(on=on), Bound.THROUGH), roll=roll, each_round=True)

    found = list(deadline.occurrences(Reckoning(year=first, days_off=calendar), rounds))

    months = [(year, month) for year in range(first, first + years) for month in range(1, 13)]
    named = [date(y, m, on) if _is_day(y, m, on) else last_of(y, m) for y, m in months]
    assert [one.named_day for one in found] == named
    assert [one.last_day for one in found] == [rolled(calendar, day, roll) for day in named]
    assert [one.id for one in found] == [f"{year}-{month:02}" for year, month in months]


@given(first=DAYS, weeks=st.integers(1, 60))
def test_weekday_of_each_whole_week_across_new_year(first: date, weeks: int) -> None:
    monday = next(day for day, _ in each_day(DaysOff(), first, 1) if day.strftime("%A") == "Monday")
    rounds = _rounds(Every.WEEK, monday, monday + timedelta(days=7 * weeks - 1))
    deadline = a_deadline(when=DateRule(DayOfRound(weekday=TUESDAY), Bound.THROUGH), each_round=True)

    found = list(deadline.occurrences(Reckoning(year=first.year), rounds))

    assert [one.last_day for one in found] == [monday + timedelta(days=7 * week + 1) for week in range(weeks)]
    assert [one.id for one in found] == [one.last_day.strftime("%G-W%V") for one in found]
    assert [one.begins_on for one in found] == [one.first_day for one in rounds]


@given(calendar=calendars(), year=YEARS, roll=ROLLS)
def test_window_across_two_years_opens_in_one_and_closes_in_the_other(calendar: DaysOff, year: int, roll: Roll) -> None:
    rule = DateRule(EndOfMonth(3, years_later=1), Bound.THROUGH)
    deadline = a_deadline(when=rule, opens=NamedDay(15, 12), roll=roll)

    found = only(deadline, Reckoning(year=year, days_off=calendar))

    assert (found.opens_on, found.named_day) == (date(year, 12, 15), date(year + 1, 3, 31))
    assert found.last_day == rolled(calendar, date(year + 1, 3, 31), roll)


@given(day=DAYS, days=st.integers(-60, 60))
def test_instants_are_seven_hours_before_the_local_ones_all_the_year(day: date, days: int) -> None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1) - WINTER_IS_NOT_THERE
    one = Occurrence(id="", named_day=day, last_day=day)
    morning = midnight - timedelta(days=1) + timedelta(days=days, hours=8)

    assert end_of(day) == midnight
    assert ladder(a_deadline(rungs=[days]), one) == {f"{days:+d}d": morning.isoformat()}


def _rounds(every: Every, first: date, last: date) -> tuple[Round, ...]:
    named = (NamedDay(day.day, day.month, day.year) for day in (first, last))
    return tuple(Rounds(every=every, first=next(named), last=next(named)).each(Reckoning(year=first.year)))
