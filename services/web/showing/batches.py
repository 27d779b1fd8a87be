"""Background work in words."""

from __future__ import annotations

from collections.abc import Mapping

from services.batches import Kinds, Looked
from services.store.batches import CANCELLED, DONE, FAILED, RUNNING, WAITING, Batch
from services.web.contexts.batches import BatchesPage, BatchPage, BatchRow, Missing
from services.web.contexts.frame import Badge, Unmet
from services.words import amount, translation

STATES: Mapping[str, tuple[str, str]] = {
    WAITING: ("Chờ chạy", "calm"),
    RUNNING: ("Đang chạy", "active"),
    DONE: ("Đã xong", "good"),
    FAILED: ("Không làm được", "bad"),
    CANCELLED: ("Đã dừng theo yêu cầu", "calm"),
}
INCOMPLETE = ("Đã xong, còn thiếu", "warn")
KILOBYTE = 1024


def batches_page(found: list[Batch], kinds: Kinds, language: str) -> BatchesPage:
    """The context of `batches.html`."""
    rows = (
        BatchRow(
            href=f"/batches/{one.id}",
            label=kind_said(one, kinds, language),
            about=one.about,
            badge=badge_of(one, language),
            number=one.number,
            settled=one.settled,
            asker=one.asker,
            asked_at=one.asked_at,
        )
        for one in found
    )
    return BatchesPage(rows=tuple(rows))


def batch_page(looked: Looked, kinds: Kinds, language: str, refused: tuple[Unmet, ...]) -> BatchPage:
    """The context of `batch.html`."""
    one = looked.batch
    of = next((f"/{kind}s/{one.arguments[kind]}" for kind in ("campaign", "decision") if kind in one.arguments), "")
    return BatchPage(
        href=f"/batches/{one.id}",
        label=kind_said(one, kinds, language),
        about=one.about,
        of=of,
        badge=badge_of(one, language),
        number=one.number,
        settled=one.settled,
        made=one.made,
        asker=one.asker,
        asked_at=one.asked_at,
        finished_at=one.finished_at,
        keep_until=one.keep_until if one.sha256 else None,
        size=f"{amount(-(-one.size // KILOBYTE))} KB",
        under_way=one.is_under_way,
        may_cancel=looked.may_cancel,
        gone=one.state == DONE and not one.sha256,
        missing=tuple(Missing(label=item.label, reason=item.reason) for item in looked.failures),
        refused=refused,
    )


def badge_of(one: Batch, language: str) -> Badge:
    """Where *one* stands; that something is missing shows in it."""
    label, tone = INCOMPLETE if one.state == DONE and one.failed else STATES[one.state]
    return Badge(label=translation(language).gettext(label), tone=tone)


def kind_said(one: Batch, kinds: Kinds, language: str) -> str:
    """What kind of work *one* is; of a kind that is made no longer, by its name."""
    return kinds[one.kind].label.said(language) if one.kind in kinds else one.kind
