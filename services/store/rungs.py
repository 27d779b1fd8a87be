"""Rungs as they come due: found in bounded batches, claimed, put off when something broke."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select, update

from services.store.database import locked
from services.store.tables import CampaignRow, DeadlineRow, RungRow, table
from services.store.work import Work
from workflow.arming import BEGINS
from workflow.retelling import LAPSE

CAMPAIGNS = table(CampaignRow)
DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)
APART = frozenset({BEGINS, LAPSE})
"""What hangs on a deadline beside its ladder, each tried again for itself."""


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
    """At most *limit* due rungs, those of the oldest deadlines first, that nobody else holds.

    All that is due of one deadline comes together, so that the newest rung can speak for the older ones, those that
    failed among them; a single deadline with more than *limit* comes whole. Their campaigns are held for the rest of the transaction.
    """
    has_come = and_(RUNGS.c.settled_at.is_(None), RUNGS.c.fire_at <= now)
    ready = or_(RUNGS.c.retry_at.is_(None), RUNGS.c.retry_at <= system_now)
    deadlines = _oldest_held(work, and_(has_come, ready), limit)
    statement = (
        select(
            RUNGS,
            DEADLINES.c.name.label("deadline"),
            DEADLINES.c.occurrence,
            DEADLINES.c.case_id,
            DEADLINES.c.opens_on,
            DEADLINES.c.last_day,
            ready.label("ready"),
        )
        .join(DEADLINES, DEADLINES.c.id == RUNGS.c.deadline_id)
        .where(has_come, RUNGS.c.deadline_id.in_(deadlines))
        .order_by(RUNGS.c.fire_at, RUNGS.c.id)
    )
    by_deadline: dict[str, list[Row[Any]]] = {name: [] for name in deadlines}
    for row in work.connection.execute(locked(work.connection, statement, of=RUNGS, skip=True)):
        by_deadline[row.deadline_id].append(row)
    return _whole_ladders((_together(rows) for rows in by_deadline.values()), limit)


def _together(rows: Sequence[Row[Any]]) -> list[DueRung]:
    """Of one deadline what fires now: a rung of its ladder that failed is not left behind by a newer one."""
    ladder_ready = any(row.ready for row in rows if row.name not in APART)
    return [_due(row) for row in rows if row.ready or (ladder_ready and row.name not in APART)]


def _oldest_held(work: Work, is_due: ColumnElement[bool], limit: int) -> list[str]:
    """The deadlines of the oldest due rungs, of campaigns that could be held; those held elsewhere are passed over."""
    elsewhere: set[str] = set()
    while True:
        statement = (
            select(RUNGS.c.deadline_id, RUNGS.c.campaign_id)
            .where(is_due, RUNGS.c.campaign_id.not_in(elsewhere))
            .order_by(RUNGS.c.fire_at, RUNGS.c.id)
            .limit(limit)
        )
        found = list(work.connection.execute(statement))
        campaigns = {row.campaign_id for row in found}
        held = set(_hold(work, campaigns))
        if held or not found:
            return list(dict.fromkeys(row.deadline_id for row in found if row.campaign_id in held))
        elsewhere |= campaigns


def _whole_ladders(ladders: Iterable[list[DueRung]], limit: int) -> list[DueRung]:
    taken: list[DueRung] = []
    for ladder in ladders:
        if taken and len(taken) + len(ladder) > limit:
            break
        taken += ladder
    return taken


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


def claim(work: Work, outcomes: Mapping[str, str]) -> frozenset[str]:
    """Settle the rungs, each with its outcome; those that somebody else settled before are not among the answer.

    The effect shares this transaction.
    """
    claimed: set[str] = set()
    for outcome in sorted(set(outcomes.values())):
        wanted = [rung for rung, ends in outcomes.items() if ends == outcome]
        statement = (
            update(RUNGS)
            .where(RUNGS.c.id.in_(wanted), RUNGS.c.settled_at.is_(None))
            .values(settled_at=work.act.business_at, outcome=outcome)
            .returning(RUNGS.c.id)
        )
        claimed.update(work.connection.execute(statement).scalars())
    return frozenset(claimed)


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
