"""So many readings of one address a minute, and no more. Counted in this process alone; times are system time."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from threading import Lock


class Turnstile:
    """Lets each name in *most* times within *every*; the counts begin anew after that."""

    def __init__(self, most: int, every: timedelta) -> None:
        self._most = most
        self._every = every
        self._began = datetime.min.replace(tzinfo=UTC)
        self._counts: Counter[str] = Counter()
        self._alone = Lock()

    def lets_in(self, name: str, now: datetime) -> bool:
        """Whether *name* may pass now; the passing counts."""
        with self._alone:
            if not timedelta() <= now - self._began < self._every:
                self._began = now
                self._counts.clear()
            self._counts[name] += 1
            return self._counts[name] <= self._most
