"""Rungs that don't come, or not now: of a campaign that is suspended or closed, of a case that was cancelled."""

from __future__ import annotations

from sqlalchemy import or_, update

from services.store.tables import RungRow, table
from services.store.work import Work

RUNGS = table(RungRow)
CLOSED = "closed"
"""The outcome of a rung that was still to come when its campaign was closed."""
SUSPENDED = "suspended"
"""The outcome of a rung while its campaign is suspended: whoever looks for what is due doesn't see it."""
UNSPOKEN = or_(RUNGS.c.settled_at.is_(None), RUNGS.c.outcome == SUSPENDED)
"""The rungs that are still to come, now or once their campaign is resumed."""


def hold(work: Work, campaign: str) -> None:
    """A campaign stands still: nothing of its deadlines comes until it is resumed."""
    ahead = RUNGS.c.campaign_id == campaign, RUNGS.c.settled_at.is_(None)
    work.connection.execute(update(RUNGS).where(*ahead).values(settled_at=work.act.business_at, outcome=SUSPENDED))


def release(work: Work, campaign: str) -> None:
    """A campaign goes on: what was held is still to come, or due by now."""
    held = RUNGS.c.campaign_id == campaign, RUNGS.c.outcome == SUSPENDED
    work.connection.execute(update(RUNGS).where(*held).values(settled_at=None, outcome=""))


def end(work: Work, campaign: str) -> None:
    """A campaign was closed: nothing of its deadlines comes any more."""
    ahead = RUNGS.c.campaign_id == campaign, UNSPOKEN
    work.connection.execute(update(RUNGS).where(*ahead).values(settled_at=work.act.business_at, outcome=CLOSED))


def end_one(work: Work, deadline: str, because: str) -> None:
    """One deadline stands no more: nothing of it comes."""
    ahead = RUNGS.c.deadline_id == deadline, UNSPOKEN
    work.connection.execute(update(RUNGS).where(*ahead).values(settled_at=work.act.business_at, outcome=because))
