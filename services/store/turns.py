"""Writers of one SQLite file take turns within a process, first come, first served.

SQLite lets one writer at a time in, but by chance: whoever asks again at once, as a sweep does between two batches,
leaves nobody else a moment. Here whoever has waited longest is next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """One turn at a time; it is handed straight to whoever has waited longest."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and keep it for the block; raises `TimeoutError` after *patience* seconds."""
        self._take()
        try:
            yield
        finally:
            self._hand_on()

    def _take(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            gate = Lock()
            gate.acquire()
            self._waiting.append(gate)
        if gate.acquire(timeout=self._patience):
            return
        with self._guard:
            if gate in self._waiting:
                self._waiting.remove(gate)
                raise TimeoutError

    def _hand_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
