"""The working calendar of a year, and what a change of it would move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Badge, Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """A day in its week. `kind`: off, working, weekend or empty; `due`: how many deadlines end on it."""

    day: date
    kind: str
    due: int
    today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is said of a day, or of several days in a row: off, working or ordinary, or a deadline with its link."""

    first: date
    last: date
    weekday: str
    badge: Badge
    name: str
    source: str
    href: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month: weeks from Monday, None for days of other months, and the remarks on its days."""

    number: int
    weeks: tuple[tuple[DayCell | None, ...], ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """`calendar.html`."""

    year: int
    """The year that is shown."""
    earlier: str
    """The address of the year before; empty where the calendar begins."""
    later: str
    """The address of the year after; empty where the calendar ends."""
    forecast: bool
    """Whether some of its days are not announced yet."""
    months: tuple[Month, ...]
    """The twelve months."""
    may_change: bool
    """Whether the reader may change it."""
    waiting: int
    """How many deadlines stand otherwise than the calendar now counts."""
    inputs: tuple[Input, ...]
    """The inputs that set one day."""
    refused: tuple[Unmet, ...]
    """Why a day was not set just now."""
    file_refused: tuple[Unmet, ...]
    """What is wrong with the file that was sent just now."""
    done: str
    """What was changed just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDay:
    """A day that is to be set: what it is now, and what it becomes."""

    day: date
    weekday: str
    before: str
    badge: Badge
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDeadline:
    """A deadline that follows, or (with `why`) stays: whose it is, its last day now, and the day its rule gives then."""

    campaign: str
    href: str
    deadline: str
    subject: str
    last_day: date
    new_last_day: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChangePage:
    """`calendar_change.html`."""

    year: int
    """The year to go back to."""
    days: tuple[ChangedDay, ...]
    """The days that are set."""
    moves: tuple[MovedDeadline, ...]
    """The deadlines that move, as many as are shown."""
    moving: int
    """How many move in all."""
    stays: tuple[MovedDeadline, ...]
    """The deadlines that stay although their rule gives another day, as many as are shown."""
    staying: int
    """How many stay in all."""
    unmoved: tuple[Remark, ...]
    """The deadlines that end on a day that is to be off, and that no day off moves."""
    written: str
    """The days as the confirmation sends them."""
    fingerprint: str
    """What the confirmation says it has seen."""
    outdated: bool
    """Whether what was confirmed just now was no longer so."""
