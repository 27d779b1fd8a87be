"""Rounds, against a calendar read day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.dates import AfterEvent, NamedDay, Reckoning, Round
from workflow.ids import MilestoneId, OptionId, QuestionId
from workflow.readings import Asked
from workflow.rounds import MOST_ROUNDS, Every, Rounds

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def on(day: date) -> NamedDay:
    return NamedDay(day.day, day.month, day.year)


def rounds(every: Every, first: date, last: date) -> list[Round]:
    return list(Rounds(every=every, first=on(first), last=on(last)).each(Reckoning(year=2020)))


def name(every: Every, day: date, first: date) -> str:
    """The slow model: the name of the round that *day* lies in, of rounds that begin with *first*."""
    match every:
        case Every.WEEK:
            return day.strftime("%G-W%V")
        case Every.MONTH:
            return day.strftime("%Y-%m")
        case Every.QUARTER:
            return f"{day.year}-Q{'111222333444'[day.month - 1]}"
        case Every.YEAR:
            return f"{day.year}"
        case Every.TWO_YEARS:
            year = day.year if (day.year - first.year) % 2 == 0 else day.year - 1
            return f"{year}-{year + 1}"


@given(every=st.sampled_from(Every), first=DAYS, days=st.integers(0, 1500))
def test_every_day_lies_in_the_round_of_its_week_month_or_year(every: Every, first: date, days: int) -> None:
    each_day = [first + timedelta(days=far) for far in range(days + 1)]
    slow = [
        Round(of, members[0], members[-1])
        for of, members in (
            (of, list(found)) for of, found in groupby(each_day, key=lambda day: name(every, day, first))
        )
    ]

    assert rounds(every, first, each_day[-1]) == slow


def test_last_year_is_short() -> None:
    found = rounds(Every.YEAR, date(2021, 1, 1), date(2025, 10, 31))

    assert [one.id for one in found] == ["2021", "2022", "2023", "2024", "2025"]
    assert found[0] == Round("2021", date(2021, 1, 1), date(2021, 12, 31))
    assert found[-1] == Round("2025", date(2025, 1, 1), date(2025, 10, 31))


def test_first_quarter_is_short() -> None:
    found = rounds(Every.QUARTER, date(2021, 2, 15), date(2021, 9, 30))

    assert found == [
        Round("2021-Q1", date(2021, 2, 15), date(2021, 3, 31)),
        Round("2021-Q2", date(2021, 4, 1), date(2021, 6, 30)),
        Round("2021-Q3", date(2021, 7, 1), date(2021, 9, 30)),
    ]


def test_weeks_go_on_across_new_year() -> None:
    found = rounds(Every.WEEK, date(2020, 12, 24), date(2021, 1, 12))

    assert found == [
        Round("2020-W52", date(2020, 12, 24), date(2020, 12, 27)),
        Round("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        Round("2021-W01", date(2021, 1, 4), date(2021, 1, 10)),
        Round("2021-W02", date(2021, 1, 11), date(2021, 1, 12)),
    ]


def test_two_years_are_counted_from_the_first() -> None:
    found = rounds(Every.TWO_YEARS, date(2021, 3, 1), date(2025, 6, 30))

    assert found == [
        Round("2021-2022", date(2021, 3, 1), date(2022, 12, 31)),
        Round("2023-2024", date(2023, 1, 1), date(2024, 12, 31)),
        Round("2025-2026", date(2025, 1, 1), date(2025, 6, 30)),
    ]


def test_months_go_on_from_december() -> None:
    assert [one.id for one in rounds(Every.MONTH, date(2020, 11, 30), date(2021, 1, 1))] == [
        "2020-11",
        "2020-12",
        "2021-01",
    ]


def test_there_are_no_rounds_before_their_milestone_nor_from_a_last_day_before_the_first() -> None:
    waiting = AfterEvent(1, working=False, milestone=MilestoneId("notice"))

    for first, last in ((waiting, on(date(2021, 1, 1))), (on(date(2021, 1, 1)), waiting)):
        assert list(Rounds(every=Every.YEAR, first=first, last=last).each(Reckoning(year=2020))) == []
    assert rounds(Every.MONTH, date(2021, 1, 2), date(2021, 1, 1)) == []


def test_last_day_may_be_left_to_a_question() -> None:
    asked = Asked(QuestionId("until"), {OptionId("short"): NamedDay(31, 3), OptionId("long"): NamedDay(30, 4)})
    running = Rounds(every=Every.MONTH, first=NamedDay(1, 2), last=asked)

    found = {
        option: [one.id for one in running.each(Reckoning(year=2020, answers={QuestionId("until"): OptionId(option)}))]
        for option in ("short", "long")
    }

    assert found == {"short": ["2020-02", "2020-03"], "long": ["2020-02", "2020-03", "2020-04"]}


def test_too_many_rounds_are_an_error() -> None:
    first = date(2020, 1, 6)
    most = first + timedelta(weeks=MOST_ROUNDS) - timedelta(days=1)

    assert len(rounds(Every.WEEK, first, most)) == MOST_ROUNDS
    with pytest.raises(ValueError, match=f"more than {MOST_ROUNDS} rounds"):
        rounds(Every.WEEK, first, most + timedelta(days=1))


def test_there_are_no_rounds_while_the_question_they_are_left_to_is_open() -> None:
    asked = Asked(QuestionId("until"), {OptionId("short"): NamedDay(31, 3)})

    for first, last in ((NamedDay(1, 2), asked), (asked, NamedDay(30, 4))):
        assert list(Rounds(every=Every.MONTH, first=first, last=last).each(Reckoning(year=2020))) == []
