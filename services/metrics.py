"""What an office counts of itself: since this process started by counters, of everything from the rows when asked.

Each office has a registry of its own, so that the scenes of a demo do not add up.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Generic, TypeVar

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import Metric

from notifications import Channel
from notifications.errors import ChannelError

CONTENT_TYPE = "text/plain; version=1.0.0; charset=utf-8"
Carried = TypeVar("Carried")
SENDING = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60)


class Metrics:
    """The counters of one office in this process."""

    def __init__(self) -> None:
        self.registry = kept = CollectorRegistry()
        self._entries = Counter("thidua_entries", "Entries written, by kind of event.", ["kind"], registry=kept)
        self._refusals = Counter("thidua_refusals", "Refusals given, by code.", ["code"], registry=kept)
        self._rounds = Counter(
            "thidua_rounds", "Rounds of sweep, deliver and make.", ["task", "outcome"], registry=kept
        )
        self._done = Counter("thidua_done", "Rungs settled, mails delivered, pieces made.", ["task"], registry=kept)
        self._sent = Counter("thidua_sendings", "Attempts to send.", ["channel", "outcome"], registry=kept)
        self._sending = Histogram(
            "thidua_sending_seconds", "How long the channel took.", ["channel"], buckets=SENDING, registry=kept
        )

    def count(self, noted: Tally[str]) -> None:
        """Count what a unit of work wrote, now that it is committed."""
        for name, number in noted.items():
            what, _, which = name.partition(":")
            if what == "entry":
                self._entries.labels(which).inc(number)
            elif what == "refusal":
                self._refusals.labels(which).inc(number)

    def went_round(self, task: str, done: int, trouble: str) -> None:
        """A round of *task* is over."""
        self._rounds.labels(task, "failed" if trouble else "ok").inc()
        self._done.labels(task).inc(done)

    def watching(self, channel: Channel[Carried], name: str) -> Channel[Carried]:
        """*channel*, its attempts counted and timed under *name*."""
        return _Watched(channel, name, self)

    def sent(self, channel: str, outcome: str, seconds: float) -> None:
        """One attempt on *channel* came to *outcome*: delivered, temporary or permanent (a failure)."""
        self._sent.labels(channel, outcome).inc()
        self._sending.labels(channel).observe(seconds)

    def text(self, figures: Iterable[Metric]) -> bytes:
        """All counters, and *figures* beside them, in the text format of Prometheus."""
        return generate_latest(_Together(self.registry, figures))


@dataclass(frozen=True, slots=True)
class _Watched(Generic[Carried]):
    channel: Channel[Carried]
    name: str
    metrics: Metrics

    @contextmanager
    def opened(self) -> Iterator[Channel[Carried]]:
        with self.channel.opened() as held:
            yield replace(self, channel=held)

    def send(self, parcel: Carried, /) -> None:
        started = perf_counter()
        outcome = "temporary"
        try:
            self.channel.send(parcel)
            outcome = "delivered"
        except ChannelError as error:
            outcome = "permanent" if error.permanent else "temporary"
            raise
        finally:
            self.metrics.sent(self.name, outcome, perf_counter() - started)


@dataclass(frozen=True, slots=True)
class _Together:
    """A registry with figures that were read for this answer alone."""

    registry: CollectorRegistry
    figures: Iterable[Metric]

    def collect(self) -> Iterator[Metric]:
        yield from self.registry.collect()
        yield from self.figures
