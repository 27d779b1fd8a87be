"""Batches asked for, looked at, cancelled: the short part. Making them is for the background."""

from __future__ import annotations

from dataclasses import dataclass

from services import mending
from services.access import Actor, scope_of
from services.batches.kinds import Kinds, Order
from services.store import batches as rows
from services.store.batches import Batch, BatchItem
from services.store.work import Work, new_id
from workflow.errors import NotFound, Refused
from workflow.refusals import Refusal, WayOut

MOST_PIECES = 5_000
ASK, CANCEL = "batch", "cancel_batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A batch as somebody may see it, with every piece that could not be made."""

    batch: Batch
    failures: tuple[BatchItem, ...]
    may_cancel: bool


def ask(work: Work, kinds: Kinds, who: Actor, order: Order) -> Batch:
    """Ask for *order*; it waits for a node. Raises `Refused`, and what its kind raises."""
    kind = kinds.get(order.kind)
    if kind is None:
        params: dict[str, str | int] = {"given": order.kind, "choices": ", ".join(kinds)}
        raise Refused(ASK, (Refusal("batch_kind_unknown", params, (WayOut.FILL_IN,), "kind"),))
    about = kind.about(work, who, order)
    if any(_same(one, order) for one in rows.under_way(work, who.id)):
        raise Refused(ASK, (Refusal("batch_under_way"),))
    pieces = kind.pieces(work, who, order)
    if not pieces:
        raise Refused(ASK, (Refusal("batch_of_nothing"),))
    if len(pieces) > MOST_PIECES:
        raise Refused(ASK, (Refusal("batch_too_long", {"most": MOST_PIECES, "count": len(pieces)}),))
    batch = Batch(
        id=new_id(),
        organisation=who.organisation,
        kind=kind.name,
        about=about.said,
        arguments=order.arguments,
        language=order.language,
        asked_by=who.id,
        asked_at=work.act.recorded_at,
        state=rows.WAITING,
        number=len(pieces),
        filename=about.filename,
    )
    items = [BatchItem(place=place, name=one.name, label=one.label) for place, one in enumerate(pieces, start=1)]
    rows.insert_one(work, batch, items)
    return batch


def listing(work: Work, who: Actor) -> list[Batch]:
    """The batches *who* may see: the organisation's for who sees all of it, otherwise their own; the latest first."""
    return rows.listing(work, scope_of(who))


def look(work: Work, who: Actor, batch: str) -> Looked:
    """The batch with what is missing of it. Raises `NotFound`."""
    found = _visible(work, who, batch)
    return Looked(
        batch=found,
        failures=tuple(rows.items(work, batch, rows.FAILED)),
        may_cancel=found.is_under_way and _may_cancel(work, who, found),
    )


def cancel(work: Work, who: Actor, batch: str) -> Batch:
    """Stop it: who asked for it may, and the standing office. Raises `NotFound`, `Refused`, also when it is over."""
    found = _visible(work, who, batch)
    if not _may_cancel(work, who, found):
        raise Refused(CANCEL, (Refusal("batch_of_another", {"name": found.asker}),))
    if not rows.cancel(work, found.id):
        raise Refused(CANCEL, (Refusal("batch_over"),))
    return _visible(work, who, batch)


def result(work: Work, who: Actor, batch: str) -> Batch:
    """The batch whose result *who* may have; raises `NotFound`, also where there is none, or no longer."""
    found = _visible(work, who, batch)
    if not found.sha256:
        raise NotFound("file", batch)
    return found


def _may_cancel(work: Work, who: Actor, batch: Batch) -> bool:
    return batch.asked_by == who.id or mending.may_mend(work, who)


def _visible(work: Work, who: Actor, batch: str) -> Batch:
    found = rows.visible(work, scope_of(who), batch)
    if found is None:
        raise NotFound("batch", batch)
    return found


def _same(one: Batch, order: Order) -> bool:
    return (one.kind, one.arguments, one.language) == (order.kind, order.arguments, order.language)
