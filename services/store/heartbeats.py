"""Heartbeats as rows: when each node last looked for what is due and for what is to be sent. System time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from services.store.database import insert_once
from services.store.tables import HeartbeatRow, table
from services.store.work import Work

HEARTBEATS = table(HeartbeatRow)
SWEEP, DELIVER, MAKE = "sweep", "deliver", "make"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A node's last round of one task. `done`: how much it did since it started. `trouble`: why the round failed."""

    node: str
    task: str
    started_at: datetime
    beaten_at: datetime
    done: int
    trouble: str


def beat(work: Work, node: str, task: str, *, started_at: datetime, done: int, trouble: str) -> None:
    """Write that *node* has just finished a round of *task*."""
    values = {"started_at": started_at, "beaten_at": work.act.recorded_at, "done": done, "trouble": trouble}
    named = {"node": node, "task": task}
    if not insert_once(work.connection, HeartbeatRow, {**named, **values}):
        mine = HEARTBEATS.c.node == node, HEARTBEATS.c.task == task
        work.connection.execute(update(HEARTBEATS).where(*mine).values(**values))


def reap(work: Work, silent_since: datetime) -> None:
    """Forget the nodes that have not been heard of since then."""
    work.connection.execute(delete(HEARTBEATS).where(HEARTBEATS.c.beaten_at < silent_since))


def listing(work: Work) -> list[Beat]:
    """Every node and task that is known of, heard of last first. Nodes serve every organisation."""
    statement = select(HEARTBEATS).order_by(HEARTBEATS.c.beaten_at.desc(), HEARTBEATS.c.node, HEARTBEATS.c.task)
    return [
        Beat(
            node=row.node,
            task=row.task,
            started_at=row.started_at,
            beaten_at=row.beaten_at,
            done=row.done,
            trouble=row.trouble,
        )
        for row in work.connection.execute(statement)
    ]
