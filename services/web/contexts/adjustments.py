"""What adjusts a campaign, on its page: the forms that suspend and resume it, and everything that was adjusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.web.contexts.frame import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDay:
    """A deadline that would get another day; `passes` says that its day is over, so that it passes at once."""

    label: str
    before: date
    after: date
    passes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resuming:
    """The form that resumes the campaign, after `days` of pause: what moves under either choice."""

    days: int
    shifted: tuple[MovedDay, ...]
    kept: tuple[MovedDay, ...]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRow:
    """One adjustment: `what` was given another day, from `before` to `after`, by which document and why."""

    at: datetime
    who: str
    what: str
    before: date | None
    after: date
    number: str
    reason: str
