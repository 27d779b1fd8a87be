"""What deadlines are counted by: the shipped days, and over them those an organisation has set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from definitions.calendar import around, seed, seed_days_off
from services.store import calendar as rows
from services.store.work import Work
from workflow.daysoff import DaysOff
from workflow.working_calendar import CalendarDay, as_days_off


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDay:
    """A day as it stands for an organisation, and whether that is its own word or a shipped one."""

    one: CalendarDay
    own: bool


def days_off(work: Work, organisation: str, year: int) -> DaysOff:
    """The days off of *year* for the organisation, and of the years around it that its deadlines may reach into."""
    own = around(rows.days(work, organisation), year)
    return as_days_off({**around(seed(), year), **own}.values()) if own else seed_days_off(year)


def days_off_after(work: Work, organisation: str, year: int, changed: Mapping[date, CalendarDay]) -> DaysOff:
    """What `days_off` would say once *changed* is set."""
    layers = {**seed(), **rows.days(work, organisation), **changed}
    return as_days_off(around(layers, year).values())


def standing_days(work: Work, organisation: str, year: int) -> tuple[StandingDay, ...]:
    """Every day of *year* that a shipped or an own word stands for, in order."""
    own = rows.days(work, organisation)
    layers = {**seed(), **own}
    return tuple(StandingDay(one=layers[day], own=day in own) for day in sorted(layers) if day.year == year)


def stands(work: Work, organisation: str, day: date) -> CalendarDay | None:
    """The word that stands for *day*; None where its weekday alone does."""
    return rows.days(work, organisation).get(day) or seed().get(day)
