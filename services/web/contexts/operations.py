"""The page of operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.campaigns import Tally
from services.web.contexts.frame import Badge, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRow:
    """A rung that is still to fire: when (business time), what it does, of which campaign, who is told; what hinders it."""

    at: datetime
    what: str
    campaign: str
    href: str
    who: str
    hindered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A node's last round of one task, in words."""

    node: str
    task: str
    ago: str
    badge: Badge
    done: int
    trouble: str
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One bucket of a histogram."""

    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A letter that could not be delivered, and why. `at` is business time."""

    href: str
    again: str
    subject: str
    name: str
    address: str
    at: datetime
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCard:
    """An incident in words. `retry` and `resolve` are where its forms go, empty where there is none; times are system time."""

    id: str
    kind: str
    what: tuple[str, ...]
    campaign: str
    href: str
    reason: str
    technical: str
    times: int
    first_at: datetime
    last_at: datetime
    next_try: datetime | None
    retry: str
    resolve: str
    typed: str
    unmet: tuple[Unmet, ...]
    closed_at: datetime | None
    closed_by: str
    resolution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationsPage:
    """`operations.html`."""

    done: str
    """What was just done, as a sentence; empty otherwise."""
    refused: tuple[Unmet, ...]
    """Why what was just asked was refused, where it concerns no incident that is shown."""
    tone: str
    """`holds` while somebody sweeps, `broken` while something due is missed; empty where nobody sweeps for nothing."""
    state: str
    """Whether somebody sweeps, as a heading."""
    explained: str
    """The same with figures."""
    nodes: tuple[NodeRow, ...]
    """Every node that is known of."""
    incidents: tuple[IncidentCard, ...]
    """What nobody has mended yet."""
    closed: tuple[IncidentCard, ...]
    """The incidents that were mended or closed last."""
    late: tuple[RungRow, ...]
    """The rungs whose moment has gone by, oldest first."""
    ahead: tuple[RungRow, ...]
    """The rungs that fire next."""
    lateness: tuple[Bucket, ...]
    """How late rungs were settled so far."""
    settled: int
    """How many rungs that histogram counts."""
    deliveries: tuple[Tally, ...]
    """The organisation's messages by state."""
    dead: tuple[DeadLetter, ...]
    """The letters that wait for a person, newest first."""
    may_mend: bool
    """Whether the reader may mend anything."""
