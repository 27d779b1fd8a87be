"""The shipped days, `vietnam.csv`: those of all offices in Việt Nam, each with its source. They change with the program."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from workflow.daysoff import DaysOff
from workflow.working_calendar import CalendarDay, DayKind, as_days_off

SEED = Path(__file__).with_name("vietnam.csv")
YEARS_BEFORE, YEARS_AFTER = 2, 6
FORECAST = "Dự báo"
"""How the source of a day begins that nobody has announced yet."""


@cache
def seed() -> Mapping[date, CalendarDay]:
    """The shipped days, in order."""
    rows = csv.DictReader(SEED.read_text(encoding="utf-8").splitlines(), delimiter=";")
    days = (
        CalendarDay(
            day=date.fromisoformat(row["day"]), kind=DayKind(row["kind"]), name=row["name"], source=row["source"]
        )
        for row in rows
    )
    return {one.day: one for one in days}


@cache
def seed_sha256() -> str:
    """By what the shipped days are known in the history."""
    return hashlib.sha256(SEED.read_bytes()).hexdigest()


@lru_cache(maxsize=64)
def seed_days_off(year: int) -> DaysOff:
    """The shipped days off of *year* and of the years around it that its deadlines may reach into."""
    return as_days_off(around(seed(), year).values())


def around(days: Mapping[date, CalendarDay], year: int) -> dict[date, CalendarDay]:
    """Those of *days* that deadlines of *year* may be counted by."""
    return {day: one for day, one in days.items() if year - YEARS_BEFORE <= day.year <= year + YEARS_AFTER}


def is_forecast(one: CalendarDay) -> bool:
    """Whether the day is only computed: nobody has announced it."""
    return one.source.startswith(FORECAST)
