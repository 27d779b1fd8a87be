"""What fires next, what is late now, and how late rungs have been: figures and lists over rows, business time.

Rungs of a suspended campaign wait with it: they are neither due nor late.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select

from services.store.database import seconds_between
from services.store.tables import CampaignRow, DeadlineRow, RungRow, table
from services.store.work import Scope, Work

CAMPAIGNS = table(CampaignRow)
DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)
SUSPENDED = "suspended"
KEPT_WAITING = ("fired", "superseded", "passed")
"""The outcomes of rungs whose moment was kept, early or late; the others never were to be told."""
BUCKETS = (1, 10, 60, 300, 900, 3_600, 21_600, 86_400, 604_800)
"""Upper bounds of lateness in seconds: one second … seven days; beyond is the last bucket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNow:
    """The rungs whose moment has come and that nobody has settled: how many, and since when the oldest."""

    number: int
    oldest: datetime | None
    put_off: int
    """How many more failed and wait to be tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A rung that is still to fire."""

    campaign: str
    sha256: str
    deadline: str
    occurrence: str
    case: str
    name: str
    fire_at: datetime
    attempts: int
    retry_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """How long after their moment rungs were settled: a count for each of `BUCKETS` and one beyond, and the sum in seconds."""

    counts: tuple[int, ...]
    total_seconds: float

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Every rung that was settled: how many by outcome, and how late those were that were to be told."""

    outcomes: Mapping[str, int]
    lateness: Lateness


def due_now(work: Work, organisation: str | None) -> DueNow:
    """What should have fired by now, of one organisation or (None) of all."""
    ready = _ready(work)
    statement = (
        select(
            func.count().filter(ready).label("number"),
            func.min(RUNGS.c.fire_at).filter(ready).label("oldest"),
            func.count().filter(~ready).label("put_off"),
        )
        .join(CAMPAIGNS, CAMPAIGNS.c.id == RUNGS.c.campaign_id)
        .where(_has_come(work), *_of(organisation))
    )
    row = work.connection.execute(statement).one()
    return DueNow(number=row.number, oldest=row.oldest, put_off=row.put_off)


def ahead(work: Work, scope: Scope, limit: int) -> list[Upcoming]:
    """The rungs of the scope's organisation whose moment is still to come, next first."""
    return _listed(work, scope, RUNGS.c.fire_at > work.act.business_at, limit)


def late(work: Work, scope: Scope, limit: int) -> list[Upcoming]:
    """The rungs of the scope's organisation whose moment has gone by, oldest first: not swept yet, or failed."""
    return _listed(work, scope, RUNGS.c.fire_at <= work.act.business_at, limit)


def settled(work: Work, organisation: str | None) -> Settled:
    """What became of every rung so far, of one organisation or (None) of all."""
    lateness = seconds_between(work.connection, RUNGS.c.settled_at, RUNGS.c.fire_at)
    once = (
        select(RUNGS.c.outcome, lateness.label("seconds"))
        .where(RUNGS.c.settled_at.is_not(None), *_of(organisation))
        .cte("once")
        .prefix_with("MATERIALIZED")  # or each bound of the buckets works the seconds out anew
    )
    bounds = ((once.c.seconds <= bound, place) for place, bound in enumerate(BUCKETS))
    columns = once.c.outcome, case(*bounds, else_=len(BUCKETS)).label("bucket")
    figures = func.count().label("number"), func.sum(once.c.seconds).label("seconds")
    statement = select(*columns, *figures).group_by(*columns)
    outcomes: dict[str, int] = {}
    counts = [0] * (len(BUCKETS) + 1)
    total = 0.0
    for row in work.connection.execute(statement):
        outcomes[row.outcome] = outcomes.get(row.outcome, 0) + row.number
        if row.outcome in KEPT_WAITING:
            counts[row.bucket] += row.number
            total += max(float(row.seconds), 0.0)
    return Settled(outcomes=outcomes, lateness=Lateness(counts=tuple(counts), total_seconds=total))


def _has_come(work: Work) -> ColumnElement[bool]:
    return and_(RUNGS.c.settled_at.is_(None), RUNGS.c.fire_at <= work.act.business_at, CAMPAIGNS.c.state != SUSPENDED)


def _ready(work: Work) -> ColumnElement[bool]:
    """Whether a sweep would take the rung now; one that failed waits for its next try."""
    return or_(RUNGS.c.retry_at.is_(None), RUNGS.c.retry_at <= work.act.recorded_at)


def _of(organisation: str | None) -> list[ColumnElement[bool]]:
    return [] if organisation is None else [RUNGS.c.organisation_id == organisation]


def _listed(work: Work, scope: Scope, when: ColumnElement[bool], limit: int) -> list[Upcoming]:
    if scope.units is not None:
        return []
    mine = RUNGS.c.organisation_id == scope.organisation, RUNGS.c.settled_at.is_(None)
    statement: Select[Any] = (
        select(
            RUNGS,
            CAMPAIGNS.c.sha256,
            DEADLINES.c.name.label("deadline"),
            DEADLINES.c.occurrence,
            DEADLINES.c.case_id,
        )
        .join(DEADLINES, DEADLINES.c.id == RUNGS.c.deadline_id)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == RUNGS.c.campaign_id)
        .where(*mine, CAMPAIGNS.c.state != SUSPENDED, when)
        .order_by(RUNGS.c.fire_at, RUNGS.c.id)
        .limit(limit)
    )
    return [_upcoming(row) for row in work.connection.execute(statement)]


def _upcoming(row: Row[Any]) -> Upcoming:
    return Upcoming(
        campaign=row.campaign_id,
        sha256=row.sha256,
        deadline=row.deadline,
        occurrence=row.occurrence,
        case=row.case_id,
        name=row.name,
        fire_at=row.fire_at,
        attempts=row.attempts,
        retry_at=row.retry_at,
    )
