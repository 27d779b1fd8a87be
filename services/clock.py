"""Two clocks, both injected: business time, by which deadlines pass, and system time, for sessions and mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """This moment, aware UTC."""


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class SetClock:
    """A clock that stands until it is set: for tests."""

    at: datetime

    def now(self) -> datetime:
        return self.at
