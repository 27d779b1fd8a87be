"""The page of one's own preferences and absences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Badge, Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """An absence in the list. `end_href`: where it can be ended; empty for who may not."""

    name: str
    substitute: str
    first_day: date
    last_day: date
    note: str
    badge: Badge
    end_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MePage:
    """`me.html`."""

    wishes: tuple[tuple[Input, ...], ...]
    """How I want to be told: by which channels, and when."""
    absence: tuple[Input, ...]
    """What is asked of an absence."""
    absences: tuple[Away, ...]
    """Absences that are not over: those that concern me, or the organisation's."""
    wide: bool
    """Whether these are the organisation's."""
    done: str
    """What has just been done."""
    refused: tuple[Unmet, ...]
    """Why the form just sent was refused."""
