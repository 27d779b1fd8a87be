"""Work that is done in the background: the list, and one piece of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.frame import Badge, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch in the list."""

    href: str
    label: str
    about: str
    badge: Badge
    number: int
    settled: int
    asker: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchesPage:
    """`batches.html`."""

    rows: tuple[BatchRow, ...]
    """What I asked for, or my organisation if I see all of it; the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A piece that could not be made, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPage:
    """`batch.html`."""

    href: str
    """Its own address, which its form is sent below."""
    label: str
    """What kind of work it is."""
    about: str
    """What it is about."""
    of: str
    """The address of the campaign or decision it is about; empty where it is about neither."""
    badge: Badge
    """Where it stands."""
    number: int
    """How many pieces it has."""
    settled: int
    """How many are through, made or not."""
    made: int
    """How many are made."""
    asker: str
    """Who asked for it."""
    asked_at: datetime
    """When it was asked for."""
    finished_at: datetime | None
    """When it was over; None while it is not."""
    keep_until: datetime | None
    """Until when its result is kept; None where there is none, or no longer."""
    size: str
    """How large the result is, in words."""
    under_way: bool
    """Whether it waits or runs, so that the page looks again by itself."""
    may_cancel: bool
    """Whether stopping it is mine to do now."""
    gone: bool
    """Whether there was a result that is not kept any more."""
    missing: tuple[Missing, ...]
    """What could not be made."""
    refused: tuple[Unmet, ...]
    """Why what was asked just now is not done."""
