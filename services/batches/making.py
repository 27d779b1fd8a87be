"""Batches are made: a piece at a time, each written down in a short transaction of its own, by one node at a time.

A node leases a batch and renews the lease with every piece; one that dies leaves it to expire, and whoever claims it
next goes on with the pieces that are not written down. A node that has lost its batch meanwhile (or whose batch was
cancelled) finds so with the next piece, and stops. Files are made outside any write transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import structlog

from services import access
from services.batches.folder import Folder
from services.batches.kinds import Kinds, Made, Order
from services.batches.packing import packed
from services.refusing import definition_behind
from services.store import batches as rows
from services.store.batches import Batch, BatchItem
from services.store.database import DatabaseAway, came_between
from services.store.work import Work
from services.troubles import reason_of
from services.words import sentence
from workflow.errors import NotFound, Refused
from workflow.refusals import Refusal

log = structlog.get_logger(__name__)
KEPT_FOR = timedelta(days=7)


class OpenWork(Protocol):
    """Opens a unit of work for somebody."""

    def __call__(self, actor: str = ..., /) -> AbstractContextManager[Work]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where batches are made: how rows are read and written, where files are kept, and how long a node holds a batch."""

    reading: OpenWork
    writing: OpenWork
    root: Path
    kinds: Kinds
    holding: timedelta

    def folder(self, batch: str) -> Folder:
        return Folder(self.root / batch)


def make_some(shop: Workshop, may_go_on: Callable[[], bool]) -> int:
    """Make pieces of what was asked for, one at least, for as long as *may_go_on* says. Returns how many were settled."""
    _throw_away_spent(shop)
    settled = 0
    while True:
        with shop.writing() as work:
            batch = rows.lease(work, shop.holding)
            work.commit()
        if batch is None:
            return settled
        settled += _go_on(shop, batch, may_go_on)
        if not may_go_on():
            return settled


def _go_on(shop: Workshop, batch: Batch, may_go_on: Callable[[], bool]) -> int:
    """Make pieces of *batch* and, when none is left, its result; how many were settled."""
    settled = 0
    while (made := _next(shop, batch)) is not None:
        with shop.writing() as work:
            mine = rows.settle(work, batch, made, shop.holding)
            work.commit()
        if not mine:
            return settled
        settled += 1
        if not may_go_on():
            with shop.writing() as work:
                rows.hand_back(work, batch)
                work.commit()
            return settled
    _finish(shop, batch)
    return settled


def _next(shop: Workshop, batch: Batch) -> BatchItem | None:
    """The next piece, made or failed but not written down yet; None when there is none left."""
    with shop.reading(batch.asked_by) as work:
        item = rows.next_item(work, batch.id)
        if item is None:
            return None
        try:
            made = _made(work, shop.kinds, batch, item)
        except DatabaseAway:
            raise
        except Exception as error:
            if came_between(error):
                raise
            return replace(item, state=rows.FAILED, reason=_why(work, batch, error))
    sha256 = shop.folder(batch.id).keep_piece(made.data)
    return replace(item, state=rows.MADE, filename=made.filename, sha256=sha256)


def _made(work: Work, kinds: Kinds, batch: Batch, item: BatchItem) -> Made:
    who = access.actor(work, batch.asked_by)
    if who is None:
        raise Refused("batch", (Refusal("batch_asker_gone"),))
    if batch.kind not in kinds:
        raise Refused("batch", (Refusal("batch_kind_gone"),))
    order = Order(kind=batch.kind, arguments=batch.arguments, language=batch.language)
    return kinds[batch.kind].make(work, who, order, item.name)


def _why(work: Work, batch: Batch, error: Exception) -> str:
    """Why a piece could not be made, in the words of the language it was asked for in."""
    match error:
        case Refused():
            refusals = error.refusals
        case NotFound():
            refusals = (Refusal("batch_item_gone"),)
        case _:
            log.error("batch_item_failed", batch=batch.id, kind=batch.kind, trouble=reason_of(error))
            return reason_of(error)
    kind = "decision" if "decision" in batch.arguments else "campaign"
    definition = definition_behind(work, f"{kind}:{batch.arguments.get(kind, '')}")
    return " ".join(sentence(one, definition, batch.language) for one in refusals)


def _finish(shop: Workshop, batch: Batch) -> None:
    """Pack what was made. Another node that does the same meanwhile packs the same bytes, and one of them writes it down."""
    with shop.writing() as work:
        mine = rows.renew(work, batch, shop.holding)
        work.commit()
    if not mine:
        return
    folder, lost = shop.folder(batch.id), list[BatchItem]()
    with shop.reading() as work:
        items = rows.items(work, batch.id, rows.MADE)
    data = packed(_pieces(folder, items, lost)) if items else b""
    found = bool(items) and len(lost) < len(items)
    sha256 = folder.keep_result(data) if found else ""
    with shop.writing() as work:
        for one in lost:
            rows.lose(work, batch, replace(one, reason=_lost(batch)))
        keep_until = work.act.recorded_at + KEPT_FOR
        mine = rows.finish(work, batch, sha256=sha256, size=len(data) if found else 0, keep_until=keep_until)
        if mine:
            work.commit()
    if mine:
        folder.clear_pieces()
        log.info("batch_finished", batch=batch.id, kind=batch.kind, number=batch.number)


def _pieces(folder: Folder, items: list[BatchItem], lost: list[BatchItem]) -> Iterator[Made]:
    """The files of *items*, one at a time; whatever is not there any more is put among the *lost*."""
    for one in items:
        try:
            yield Made(filename=one.filename, data=folder.piece(one.sha256))
        except NotFound:
            lost.append(one)


def _lost(batch: Batch) -> str:
    return sentence(Refusal("batch_file_lost"), None, batch.language)


def _throw_away_spent(shop: Workshop) -> None:
    """Throw away the files of batches that nobody needs any more, then say so."""
    with shop.reading() as work:
        spent = rows.spent(work, shop.holding)
    if not spent:
        return
    for one in spent:
        shop.folder(one).clear()
    with shop.writing() as work:
        rows.forget_files(work, spent)
        work.commit()
