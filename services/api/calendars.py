"""The bodies of /calendar: days, what falls due on them, what a change moves."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from services.api.schemas import Body
from services.calendar import on_one_line
from workflow.moving import Stays
from workflow.working_calendar import LONGEST_NAME, LONGEST_SOURCE, MOST_DAYS, CalendarDay, DayKind


class DayIn(Body):
    """A day to be set: `off`, `working` (a Saturday or Sunday), or `ordinary` again. `source` cites what says so."""

    day: date
    kind: DayKind
    name: str = Field(max_length=LONGEST_NAME)
    source: str = Field(max_length=LONGEST_SOURCE)


class CalendarIn(Body):
    """The days to be set."""

    days: list[DayIn] = Field(default_factory=list, max_length=MOST_DAYS)

    def as_days(self) -> tuple[CalendarDay, ...]:
        """The same, for the use case; line breaks in a text are not meant."""
        return tuple(
            CalendarDay(day=one.day, kind=one.kind, name=on_one_line(one.name), source=on_one_line(one.source))
            for one in self.days
        )


class DayOut(BaseModel):
    """A day as it stands; `own` where your organisation set it, `forecast` where nobody has announced it yet."""

    day: date
    kind: DayKind
    name: str
    source: str
    own: bool
    forecast: bool


class FallingDueOut(BaseModel):
    """A deadline's last day; where it is counted case by case, for how many `cases` (else 0)."""

    campaign: str
    deadline: str
    occurrence: str
    day: date
    cases: int


class CalendarOut(BaseModel):
    year: int
    may_change: bool
    days: list[DayOut]
    deadlines: list[FallingDueOut]


class MoveOut(BaseModel):
    """A deadline that follows; with `case`, for that case alone."""

    campaign: str
    deadline: str
    occurrence: str
    case: str
    last_day: date
    new_last_day: date
    opens_on: date | None
    new_opens_on: date | None


class StayOut(BaseModel):
    """A deadline whose rule gives another day, and that stays: it is over, would be over, or was extended."""

    campaign: str
    deadline: str
    occurrence: str
    case: str
    last_day: date
    by_rule: date
    why: Stays


class PreviewOut(BaseModel):
    """What a change does. `fingerprint` is the ETag; `days` are those that are not so already."""

    fingerprint: str
    days: list[date]
    moves: list[MoveOut]
    stays: list[StayOut]
