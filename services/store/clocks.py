"""Virtual business time, kept in the database so that a demo goes on where it stopped."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from services.store.database import insert_once
from services.store.tables import ClockRow, table
from services.store.work import Work

CLOCK = table(ClockRow)


def read(work: Work) -> datetime | None:
    """Virtual business time; None where real time counts."""
    return work.connection.execute(select(CLOCK.c.business_at).where(CLOCK.c.id == 1)).scalar_one_or_none()


def set_to(work: Work, instant: datetime) -> None:
    insert_once(work.connection, ClockRow, {"id": 1, "business_at": instant})
    work.connection.execute(update(CLOCK).where(CLOCK.c.id == 1).values(business_at=instant))
