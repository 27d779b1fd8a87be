"""Rungs that could not be done, as a person mends them: tried again at once, or given up for good."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from services.store.database import locked
from services.store.standing_still import UNSPOKEN
from services.store.tables import DeadlineRow, RungRow, table
from services.store.work import Work
from workflow.arming import BEGINS
from workflow.retelling import LAPSE

DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)
GIVEN_UP = "given_up"
"""The outcome of a rung that somebody settled by hand, since it could not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedRung:
    """A rung that failed and waits to be tried again (`retry_at`, system time; None: at once)."""

    id: str
    name: str
    deadline: str
    occurrence: str
    case: str
    revision: int
    fire_at: datetime
    retry_at: datetime | None


def failed(
    work: Work, campaign: str, deadline: str, occurrence: str, case: str, which: str, *, for_change: bool = False
) -> list[FailedRung]:
    """The rungs of that deadline that failed and still stand: its passing, its beginning, or (else) its ladder.

    They stand too while their campaign is suspended.
    """
    statement = (
        select(RUNGS, DEADLINES.c.name.label("deadline"), DEADLINES.c.occurrence, DEADLINES.c.case_id)
        .join(DEADLINES, DEADLINES.c.id == RUNGS.c.deadline_id)
        .where(
            DEADLINES.c.campaign_id == campaign,
            DEADLINES.c.name == deadline,
            DEADLINES.c.occurrence == occurrence,
            DEADLINES.c.case_id == case,
            UNSPOKEN,
            RUNGS.c.attempts > 0,
            RUNGS.c.name == which if which in {LAPSE, BEGINS} else RUNGS.c.name.not_in([LAPSE, BEGINS]),
        )
        .order_by(RUNGS.c.fire_at, RUNGS.c.id)
    )
    if for_change:
        statement = locked(work.connection, statement, of=RUNGS)
    return [_failed(row) for row in work.connection.execute(statement)]


def try_now(work: Work, rungs: Collection[str]) -> None:
    """Let the next sweep take *rungs*; they count as tried once, so that what fails again waits little."""
    unsettled = RUNGS.c.id.in_(list(rungs)), UNSPOKEN
    work.connection.execute(update(RUNGS).where(*unsettled).values(retry_at=None, attempts=1))


def give_up(work: Work, rungs: Collection[str]) -> None:
    """Settle *rungs* without their effect: they never fire."""
    unsettled = RUNGS.c.id.in_(list(rungs)), UNSPOKEN
    work.connection.execute(
        update(RUNGS).where(*unsettled).values(settled_at=work.act.business_at, outcome=GIVEN_UP, retry_at=None)
    )


def _failed(row: Row[Any]) -> FailedRung:
    return FailedRung(
        id=row.id,
        name=row.name,
        deadline=row.deadline,
        occurrence=row.occurrence,
        case=row.case_id,
        revision=row.revision,
        fire_at=row.fire_at,
        retry_at=row.retry_at,
    )
