"""Batches as rows: asked for, claimed by one node at a time, settled item by item, finished, forgotten. System time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select, update

from services.store.database import locked
from services.store.inserting import insert_rows
from services.store.people import PEOPLE
from services.store.tables import BatchItemRow, BatchRow, table
from services.store.work import Scope, Work

BATCHES = table(BatchRow)
ITEMS = table(BatchItemRow)
WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
UNDER_WAY = (WAITING, RUNNING)
MADE = "made"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Work that was asked for, as it stands. `arguments` are its kind's own; `number` of items, `made` and `failed`."""

    id: str
    organisation: str
    kind: str
    about: str
    arguments: Mapping[str, str]
    language: str
    asked_by: str
    asked_at: datetime
    state: str
    number: int
    made: int = 0
    failed: int = 0
    turn: int = 0
    finished_at: datetime | None = None
    keep_until: datetime | None = None
    filename: str = ""
    sha256: str = ""
    size: int = 0
    asker: str = ""

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def settled(self) -> int:
        """How many items are through, made or not."""
        return self.made + self.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchItem:
    """One piece: waiting, made into the file under `sha256`, or failed for a `reason`."""

    place: int
    name: str
    label: str
    state: str = WAITING
    filename: str = ""
    sha256: str = ""
    reason: str = ""


def insert_one(work: Work, batch: Batch, items: Sequence[BatchItem]) -> None:
    """A new batch with its items."""
    values = {
        "id": batch.id,
        "organisation_id": batch.organisation,
        "kind": batch.kind,
        "about": batch.about,
        "arguments": dict(batch.arguments),
        "language": batch.language,
        "asked_by": batch.asked_by,
        "asked_at": batch.asked_at,
        "state": batch.state,
        "number": len(items),
        "worked_at": batch.asked_at,
        "filename": batch.filename,
        **dict.fromkeys(("made", "failed", "turn", "size"), 0),
        "sha256": "",
        "kept": False,
    }
    work.connection.execute(BATCHES.insert().values(**values))
    rows = [
        {
            "batch_id": batch.id,
            "place": one.place,
            "organisation_id": batch.organisation,
            "name": one.name,
            "label": one.label,
            "state": one.state,
            **dict.fromkeys(("filename", "sha256", "reason"), ""),
        }
        for one in items
    ]
    insert_rows(work.connection, BatchItemRow, rows)


def listing(work: Work, scope: Scope, limit: int = 100) -> list[Batch]:
    """Batches, the last asked for first: the organisation's for who sees all of it, otherwise one's own."""
    return _read(work, _within(scope).order_by(BATCHES.c.asked_at.desc(), BATCHES.c.id).limit(limit))


def visible(work: Work, scope: Scope, batch: str) -> Batch | None:
    found = _read(work, _within(scope).where(BATCHES.c.id == batch))
    return found[0] if found else None


def under_way(work: Work, asked_by: str) -> list[Batch]:
    """What that person asked for and is not finished."""
    return _read(work, _all().where(BATCHES.c.asked_by == asked_by, BATCHES.c.state.in_(UNDER_WAY)))


def lease(work: Work, holding: timedelta) -> Batch | None:
    """Claim the batch that nobody holds and that was worked on longest ago, for as long as *holding*."""
    now = work.act.recorded_at
    free = or_(BATCHES.c.lease_until.is_(None), BATCHES.c.lease_until < now)
    statement = (
        select(BATCHES.c.id)
        .where(BATCHES.c.state.in_(UNDER_WAY), free)
        .order_by(BATCHES.c.worked_at, BATCHES.c.id)
        .limit(1)
    )
    found = work.connection.execute(locked(work.connection, statement, skip=True)).scalar_one_or_none()
    if found is None:
        return None
    claimed = update(BATCHES).where(BATCHES.c.id == found)
    turn = BATCHES.c.turn + 1
    work.connection.execute(
        claimed.values(state=RUNNING, lease_until=now + holding, turn=turn, worked_at=now, kept=True)
    )
    [batch] = _read(work, _all().where(BATCHES.c.id == found))
    return batch


def hand_back(work: Work, batch: Batch) -> None:
    """Let any node go on with *batch*, unless it is another's already."""
    work.connection.execute(
        update(BATCHES).where(_mine(batch)).values(lease_until=None, worked_at=work.act.recorded_at)
    )


def next_item(work: Work, batch: str) -> BatchItem | None:
    """The first item that is still to be made."""
    statement = select(ITEMS).where(ITEMS.c.batch_id == batch, ITEMS.c.state == WAITING)
    row = work.connection.execute(statement.order_by(ITEMS.c.place).limit(1)).one_or_none()
    return _item(row) if row else None


def items(work: Work, batch: str, state: str) -> list[BatchItem]:
    """The items of *batch* that are made, or have failed, in their order."""
    statement = select(ITEMS).where(ITEMS.c.batch_id == batch, ITEMS.c.state == state)
    return [_item(row) for row in work.connection.execute(statement.order_by(ITEMS.c.place))]


def settle(work: Work, batch: Batch, item: BatchItem, holding: timedelta) -> bool:
    """Write what became of *item* and hold *batch* anew; False, and nothing written, if it is no longer ours to do."""
    now, counted = work.act.recorded_at, BATCHES.c.made if item.state == MADE else BATCHES.c.failed
    held = update(BATCHES).where(_mine(batch))
    values = {counted.name: counted + 1, "lease_until": now + holding, "worked_at": now}
    if work.connection.execute(held.values(values)).rowcount != 1:
        return False
    which = ITEMS.c.batch_id == batch.id, ITEMS.c.place == item.place
    work.connection.execute(
        update(ITEMS)
        .where(*which)
        .values(state=item.state, filename=item.filename, sha256=item.sha256, reason=item.reason)
    )
    return True


def lose(work: Work, batch: Batch, item: BatchItem) -> None:
    """What was made of *item* is gone: it counts as failed, for its reason."""
    which = ITEMS.c.batch_id == batch.id, ITEMS.c.place == item.place, ITEMS.c.state == MADE
    work.connection.execute(update(ITEMS).where(*which).values(state=FAILED, sha256="", reason=item.reason))
    counted = {"made": BATCHES.c.made - 1, "failed": BATCHES.c.failed + 1}
    work.connection.execute(update(BATCHES).where(_mine(batch)).values(counted))


def renew(work: Work, batch: Batch, holding: timedelta) -> bool:
    """Hold *batch* anew before a long step; whether it still is ours to do."""
    held = update(BATCHES).where(_mine(batch)).values(lease_until=work.act.recorded_at + holding)
    return work.connection.execute(held).rowcount == 1


def finish(work: Work, batch: Batch, *, sha256: str, size: int, keep_until: datetime) -> bool:
    """It is through, with the result under *sha256*, or (empty) without one; False if it was no longer ours to do."""
    values = {
        "state": DONE if sha256 else FAILED,
        "sha256": sha256,
        "size": size,
        "finished_at": work.act.recorded_at,
        "keep_until": keep_until,
        "lease_until": None,
    }
    return work.connection.execute(update(BATCHES).where(_mine(batch)).values(values)).rowcount == 1


def cancel(work: Work, batch: str) -> bool:
    """Stop it, whoever is at it; False if it was over."""
    standing = update(BATCHES).where(BATCHES.c.id == batch, BATCHES.c.state.in_(UNDER_WAY))
    stopped = standing.values(state=CANCELLED, finished_at=work.act.recorded_at, lease_until=None)
    return work.connection.execute(stopped).rowcount == 1


def spent(work: Work, slack: timedelta) -> list[str]:
    """The batches whose files nobody needs any more: kept long enough, or of no use since they were cancelled or failed.

    *slack* is left to a node that may still be at one of them.
    """
    now = work.act.recorded_at
    useless = and_(BATCHES.c.state.in_((CANCELLED, FAILED)), BATCHES.c.finished_at < now - slack)
    kept_enough = and_(BATCHES.c.state == DONE, BATCHES.c.keep_until < now)
    return list(
        work.connection.execute(select(BATCHES.c.id).where(BATCHES.c.kept, or_(useless, kept_enough))).scalars()
    )


def forget_files(work: Work, ids: Iterable[str]) -> None:
    """Say of those batches that their files are gone."""
    work.connection.execute(update(BATCHES).where(BATCHES.c.id.in_(list(ids))).values(kept=False, sha256="", size=0))


def _mine(batch: Batch) -> ColumnElement[bool]:
    """Nobody has claimed or cancelled *batch* since we did claim it."""
    return and_(BATCHES.c.id == batch.id, BATCHES.c.state == RUNNING, BATCHES.c.turn == batch.turn)


def _all() -> Select[Any]:
    return select(BATCHES, PEOPLE.c.name.label("asker")).join(PEOPLE, PEOPLE.c.id == BATCHES.c.asked_by)


def _within(scope: Scope) -> Select[Any]:
    own = _all().where(BATCHES.c.organisation_id == scope.organisation)
    return own if scope.units is None else own.where(BATCHES.c.asked_by == scope.person)


def _read(work: Work, statement: Select[Any]) -> list[Batch]:
    return [_batch(row) for row in work.connection.execute(statement)]


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        organisation=row.organisation_id,
        kind=row.kind,
        about=row.about,
        arguments=row.arguments,
        language=row.language,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=row.state,
        number=row.number,
        made=row.made,
        failed=row.failed,
        turn=row.turn,
        finished_at=row.finished_at,
        keep_until=row.keep_until,
        filename=row.filename,
        sha256=row.sha256,
        size=row.size,
        asker=row.asker,
    )


def _item(row: Row[Any]) -> BatchItem:
    return BatchItem(
        place=row.place,
        name=row.name,
        label=row.label,
        state=row.state,
        filename=row.filename,
        sha256=row.sha256,
        reason=row.reason,
    )
