"""Rungs as they come due: found in bounded batches, claimed, put off when something broke."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, func, or_, select, update

from services.store.database import locked
from services.store.tables import CampaignRow, DeadlineRow, RungRow, table
from services.store.work import Work

CAMPAIGNS = table(CampaignRow)
DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRung:
    """A rung whose moment has come, with the deadline it hangs on."""

    id: str
    name: str
    fire_at: datetime
    attempts: int
    organisation: str
    campaign: str
    deadline: str
    occurrence: str
    case: str
    revision: int
    opens_on: date | None
    last_day: date


def due(work: Work, now: datetime, system_now: datetime, limit: int) -> list[DueRung]:
    """The due rungs of at most *limit* deadlines, oldest first, that nobody else holds.

    All that is due of one deadline comes together, so that the newest rung can speak for the older ones.
    """
    is_due = and_(
        RUNGS.c.settled_at.is_(None),
        RUNGS.c.fire_at <= now,
        or_(RUNGS.c.retry_at.is_(None), RUNGS.c.retry_at <= system_now),
    )
    oldest = (
        select(RUNGS.c.deadline_id)
        .where(is_due)
        .group_by(RUNGS.c.deadline_id)
        .order_by(func.min(RUNGS.c.fire_at), RUNGS.c.deadline_id)
        .limit(limit)
    )
    statement = (
        select(
            RUNGS,
            DEADLINES.c.name.label("deadline"),
            DEADLINES.c.occurrence,
            DEADLINES.c.case_id,
            DEADLINES.c.opens_on,
            DEADLINES.c.last_day,
        )
        .join(DEADLINES, DEADLINES.c.id == RUNGS.c.deadline_id)
        .where(is_due, RUNGS.c.deadline_id.in_(oldest))
        .order_by(RUNGS.c.fire_at, RUNGS.c.id)
    )
    names = {row.campaign_id for row in work.connection.execute(statement)}
    held = _hold(work, names)
    statement = statement.where(RUNGS.c.campaign_id.in_(held))
    return [_due(row) for row in work.connection.execute(locked(work.connection, statement, of=RUNGS, skip=True))]


def _hold(work: Work, campaigns: Collection[str]) -> list[str]:
    """Lock those campaigns that nobody else holds: whoever moves a deadline locks campaign first, rungs after."""
    statement = select(CAMPAIGNS.c.id).where(CAMPAIGNS.c.id.in_(list(campaigns))).order_by(CAMPAIGNS.c.id)
    return list(work.connection.execute(locked(work.connection, statement, skip=True)).scalars())


def next_instant(work: Work, organisation: str | None = None) -> datetime | None:
    """When the next unsettled rung is due; None when nothing waits."""
    waiting = RUNGS.c.settled_at.is_(None), RUNGS.c.retry_at.is_(None)
    statement = select(RUNGS.c.fire_at).where(*waiting).order_by(RUNGS.c.fire_at).limit(1)
    if organisation is not None:
        statement = statement.where(RUNGS.c.organisation_id == organisation)
    return work.connection.execute(statement).scalar_one_or_none()


def claim(work: Work, rung: str, outcome: str) -> bool:
    """Settle *rung*; False when somebody else did already. The effect shares this transaction."""
    statement = (
        update(RUNGS)
        .where(RUNGS.c.id == rung, RUNGS.c.settled_at.is_(None))
        .values(settled_at=work.act.business_at, outcome=outcome)
    )
    return work.connection.execute(statement).rowcount == 1


def put_off(work: Work, rungs: Collection[str], retry_at: datetime) -> None:
    """Leave *rungs* alone until *retry_at* (system time): something broke while they fired."""
    statement = (
        update(RUNGS)
        .where(RUNGS.c.id.in_(list(rungs)), RUNGS.c.settled_at.is_(None))
        .values(retry_at=retry_at, attempts=RUNGS.c.attempts + 1)
    )
    work.connection.execute(statement)


def _due(row: Row[Any]) -> DueRung:
    return DueRung(
        id=row.id,
        name=row.name,
        fire_at=row.fire_at,
        attempts=row.attempts,
        organisation=row.organisation_id,
        campaign=row.campaign_id,
        deadline=row.deadline,
        occurrence=row.occurrence,
        case=row.case_id,
        revision=row.revision,
        opens_on=row.opens_on,
        last_day=row.last_day,
    )
