"""The figures of `/metrics` that stand in rows: of every node and every organisation, whoever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from services.heartbeat import Sweeping, last_swept, silence_allowed, sweeping
from services.settings import Settings
from services.store import deliveries, heartbeats, incidents, upcoming
from services.store.deliveries import DEAD, Heap
from services.store.upcoming import BUCKETS, Settled
from services.store.work import Work

A_MINUTE = BUCKETS.index(60)
WAITING = ("queued", "held", DEAD)


def figures(work: Work, settings: Settings) -> tuple[Metric, ...]:
    """Everything that is read from the rows, in five queries."""
    return (
        *_due(work, settings),
        *_settled(upcoming.settled(work, None)),
        *_messages(deliveries.heaps(work, None), work.act.recorded_at),
        _gauge("thidua_incidents_open", "Incidents that nobody has mended or closed.", incidents.count_all_open(work)),
    )


def _due(work: Work, settings: Settings) -> Iterator[Metric]:
    beats, due, now = heartbeats.listing(work), upcoming.due_now(work, None), work.act.recorded_at
    oldest = (work.act.business_at - due.oldest).total_seconds() if due.oldest else 0.0
    yield _gauge("thidua_rungs_due", "Rungs whose moment has come and that nobody has settled.", due.number)
    yield _gauge("thidua_rungs_due_oldest_seconds", "How long the oldest of them has been due.", oldest)
    yield _gauge("thidua_rungs_put_off", "Rungs that failed and wait to be tried again.", due.put_off)
    silent = sweeping(beats, due, now, silence_allowed(settings)) is Sweeping.SILENT
    yield _gauge("thidua_sweeper_silent", "1 while something is due and nobody sweeps.", int(silent))
    last = last_swept(beats)
    if last is not None:
        yield _gauge("thidua_swept_seconds_ago", "Since any node last swept.", (now - last).total_seconds())
    ages = GaugeMetricFamily("thidua_heartbeat_age_seconds", "Since each node's last round.", labels=["node", "task"])
    for one in beats:
        ages.add_metric([one.node, one.task], (now - one.beaten_at).total_seconds())
    yield ages


def _settled(found: Settled) -> Iterator[Metric]:
    outcomes = CounterMetricFamily("thidua_rungs_settled", "Rungs settled, by outcome.", labels=["outcome"])
    for outcome, number in sorted(found.outcomes.items()):
        outcomes.add_metric([outcome], number)
    yield outcomes
    late = sum(found.lateness.counts[A_MINUTE + 1 :])
    yield CounterMetricFamily("thidua_rungs_late", "Rungs settled more than a minute after their moment.", value=late)
    reached = accumulate(found.lateness.counts)
    bounds = [*(str(float(bound)) for bound in BUCKETS), "+Inf"]
    yield HistogramMetricFamily(
        "thidua_rung_lateness_seconds",
        "From the moment of a rung until it was settled, business time.",
        buckets=list(zip(bounds, map(float, reached), strict=True)),
        sum_value=found.lateness.total_seconds,
    )


def _messages(heaps: list[Heap], now: datetime) -> Iterator[Metric]:
    labels = ["state", "channel"]
    numbers = GaugeMetricFamily("thidua_messages", "Messages, by state and channel.", labels=labels)
    ages = GaugeMetricFamily(
        "thidua_messages_oldest_seconds", "Age of the oldest that is not delivered.", labels=labels
    )
    written: dict[str, int] = {}
    for one in heaps:
        numbers.add_metric([one.state, one.channel], one.number)
        written[one.channel] = written.get(one.channel, 0) + one.number
        if one.state in WAITING:
            ages.add_metric([one.state, one.channel], (now - one.oldest).total_seconds())
    queued = CounterMetricFamily("thidua_messages_queued", "Messages ever written.", labels=["channel"])
    for channel, number in sorted(written.items()):
        queued.add_metric([channel], number)
    yield from (numbers, ages, queued)


def _gauge(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(name, said, value=value)
