"""A node's heartbeat: after every round it writes that it lives, what it has done, and why the round failed if it did."""

from __future__ import annotations

import os
import socket
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from services.settings import Settings
from services.store import heartbeats
from services.store.heartbeats import SWEEP, Beat
from services.store.upcoming import DueNow
from services.store.work import Work

OpenWork = Callable[[], AbstractContextManager[Work]]
ROUNDS_MISSED = 12
LEAST_SILENCE = timedelta(minutes=1)
REMEMBERED = timedelta(days=1)


class Sweeping(StrEnum):
    """Whether deadlines are being looked at."""

    ALIVE = "alive"
    RESTING = "resting"
    """Nobody looks, and nothing is due."""
    SILENT = "silent"
    """Nobody looks, and something is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heart:
    """One process, by name; `done` adds up what each of its tasks did since `started_at` (system time)."""

    node: str
    started_at: datetime
    done: Counter[str] = field(default_factory=Counter)

    def beat(self, open_work: OpenWork, task: str, done: int, trouble: str) -> None:
        """Write the round of *task* that is just over, in a transaction of its own. Raises `DatabaseAway`."""
        self.done[task] += done
        with open_work() as work:
            heartbeats.beat(work, self.node, task, started_at=self.started_at, done=self.done[task], trouble=trouble)
            heartbeats.reap(work, work.act.recorded_at - REMEMBERED)
            work.commit()


def heart_of(settings: Settings, now: datetime) -> Heart:
    """The heart of this process, which starts *now*; named by its settings, else by host, process and start."""
    named = f"{socket.gethostname()}-{os.getpid()}-{now:%Y%m%dT%H%M%S}"
    return Heart(node=settings.node or named, started_at=now)


def silence_allowed(settings: Settings) -> timedelta:
    """How long nobody may sweep before that is said: twelve rounds, and a minute at least."""
    return max(ROUNDS_MISSED * timedelta(seconds=settings.sweep_seconds), LEAST_SILENCE)


def last_swept(beats: Sequence[Beat]) -> datetime | None:
    """When a sweep last went through; None if none is known of."""
    return max((one.beaten_at for one in beats if one.task == SWEEP and not one.trouble), default=None)


def sweeping(beats: Sequence[Beat], due: DueNow, now: datetime, allowed: timedelta) -> Sweeping:
    """Whether somebody sweeps (*now* is system time); silence counts only while something is due."""
    last = last_swept(beats)
    if last is not None and now - last <= allowed:
        return Sweeping.ALIVE
    return Sweeping.SILENT if due.number else Sweeping.RESTING
