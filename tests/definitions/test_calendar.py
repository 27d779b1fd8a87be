"""The shipped working calendar, pinned for the years whose days off were announced."""

from __future__ import annotations

from datetime import date

import pytest

from definitions.calendar import is_forecast, seed, seed_days_off
from tests.definitions.texts import SMALL, loaded
from workflow.working_calendar import DayKind

CLOSED_WEEKDAYS = {
    2019: "1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9",
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
WORKING = {2019: "5/1 4/5", 2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}


def _said(days) -> str:
    return " ".join(f"{day.day}/{day.month}" for day in days)


@pytest.mark.parametrize("year", CLOSED_WEEKDAYS)
def test_announced_years_are_as_announced(year: int) -> None:
    of_year = [one for one in seed().values() if one.day.year == year]
    closed = [one.day for one in of_year if one.kind is DayKind.OFF and one.day.weekday() < 5]
    working = [one.day for one in of_year if one.kind is DayKind.WORKING]

    assert _said(closed) == CLOSED_WEEKDAYS[year]
    assert _said(working) == WORKING.get(year, "")
    assert [one.day for one in of_year if is_forecast(one)] == []


def test_swap_of_january_2026_cites_its_letter() -> None:
    swapped = [seed()[date(2026, 1, 2)], seed()[date(2026, 1, 10)]]

    assert [(one.kind, one.source) for one in swapped] == [
        (DayKind.OFF, "Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
        (DayKind.WORKING, "Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
    ]
    days_off = seed_days_off(2026)
    assert (days_off.is_off(date(2026, 1, 2)), days_off.is_off(date(2026, 1, 10))) == (True, False)


def test_every_shipped_day_has_a_source_and_the_years_ahead_are_forecasts() -> None:
    assert [one.day for one in seed().values() if not one.source or not one.name] == []
    assert {one.day.year for one in seed().values()} == set(range(2015, 2036))
    assert [one.day for one in seed().values() if one.day.year > 2026 and not is_forecast(one)] == []


@pytest.mark.parametrize(
    ("day", "found"),
    [("2/9", ["Quốc khánh"]), ("1/8", ["Saturday"]), ("3/9", []), ("2/9, roll: none", [])],
)
def test_check_names_the_holiday_a_deadline_is_on(day: str, found: list[str]) -> None:
    text = SMALL.replace("through: 31/7", f"through: {day}", 1)
    problems = [one for one in loaded(text).problems if one.rule == "deadline-on-day-off"]

    assert [any(name in one.message for name in found) for one in problems] == [True] * len(found)
