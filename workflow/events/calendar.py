"""What happens to the working calendar of an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChanged(Event):
    """Days of the calendar were set, and every deadline that is counted by them followed.

    Each of `days` has a `day`, a `kind` (off, working, ordinary), a `name` and a `source`. `seed` is the sha256 of the
    shipped days that held where the organisation has none of its own; `moved` says how many deadlines followed.
    """

    kind = "calendar.changed"
    organisation: str
    days: tuple[Mapping[str, str], ...]
    seed: str
    moved: int


CalendarEvent = CalendarChanged
