"""When the members of a sitting are to be reminded of it, as rows; business time. A row is claimed by deleting it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select

from services.store.tables import SittingReminderRow, table
from services.store.work import Work

REMINDERS = table(SittingReminderRow)


def expect(work: Work, sitting: str, at: datetime) -> None:
    """Remind of *sitting* at that instant, aware UTC, and at no other."""
    forget(work, sitting)
    work.connection.execute(insert(REMINDERS).values(sitting_id=sitting, remind_at=at))


def forget(work: Work, sitting: str) -> None:
    work.connection.execute(delete(REMINDERS).where(REMINDERS.c.sitting_id == sitting))


def take_due(work: Work, limit: int) -> list[str]:
    """Claim sittings whose moment has come, at most *limit*: each is told of once."""
    is_due = REMINDERS.c.remind_at <= work.act.business_at
    oldest = select(REMINDERS.c.sitting_id).where(is_due).order_by(REMINDERS.c.remind_at).limit(limit)
    claimed = delete(REMINDERS).where(REMINDERS.c.sitting_id.in_(oldest), is_due).returning(REMINDERS.c.sitting_id)
    return sorted(work.connection.execute(claimed).scalars())


def next_moment(work: Work) -> datetime | None:
    """When the next reminder falls due; None when nothing waits."""
    found: datetime | None = work.connection.execute(select(func.min(REMINDERS.c.remind_at))).scalar_one()
    return found
