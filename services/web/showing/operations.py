"""How the office runs, in words: who sweeps, what comes next, what is late and by how much, how mail goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from services.heartbeat import Sweeping
from services.operations import Operations
from services.store.deliveries import Dead, Heap
from services.store.heartbeats import DELIVER, MAKE, SWEEP, Beat
from services.store.upcoming import BUCKETS, Upcoming
from services.web.contexts.campaigns import Tally
from services.web.contexts.frame import Badge
from services.web.contexts.operations import Bucket, DeadLetter, NodeRow, RungRow
from services.web.showing.ladder import rung_rule, step_said
from services.web.showing.parts import MESSAGE_STATES, message_badge, roles_said
from services.words import moment, translation
from workflow.definition import Definition

TASKS: Mapping[str, str] = {SWEEP: "Quét thời hạn", DELIVER: "Gửi thư", MAKE: "Làm việc chạy nền"}
STATES: Mapping[Sweeping, str] = {
    Sweeping.ALIVE: "Thời hạn đang được quét đều",
    Sweeping.RESTING: "Không có tiến trình nào quét thời hạn",
    Sweeping.SILENT: "Thời hạn đã đến mà không có tiến trình nào quét",
}
DUE = "{due} mức đã đến giờ, chưa xử lý; {put_off} mức gặp lỗi, chờ chạy lại."
LAST_SWEPT = "Lần quét gần nhất: {ago}."
NEVER_SWEPT = "Chưa thấy lần quét nào."
MEND = "Khởi động lại dịch vụ (thidua serve); các mức đến hạn vẫn còn nguyên và sẽ chạy ngay sau đó."
FAILED = "đã lỗi {times} lần"
NEXT_TRY = "đã lỗi {times} lần, thử lại lúc {at}"
THE_CLOCK = "Hệ thống"
AGES: tuple[tuple[int, str], ...] = (
    (86_400, "{number} ngày trước"),
    (3_600, "{number} giờ trước"),
    (60, "{number} phút trước"),
    (1, "{number} giây trước"),
)
SPANS: tuple[tuple[int, str], ...] = (
    (86_400, "{number} ngày"),
    (3_600, "{number} giờ"),
    (60, "{number} phút"),
    (1, "{number} giây"),
)
WITHIN, BEYOND = "đến {span}", "quá {span}"
RUNNING, STOPPED, TROUBLED = "Đang chạy", "Đã dừng", "Đang lỗi"


def explained(found: Operations, language: str) -> str:
    """What is due, and when somebody last looked; with what to do where nobody does."""
    said = translation(language).gettext
    last = said(LAST_SWEPT).format(ago=ago(found.now - found.last_swept, language)) if found.last_swept else ""
    due = said(DUE).format(due=found.due.number, put_off=found.due.put_off)
    mend = "" if found.sweeping is Sweeping.ALIVE else said(MEND)
    return " ".join(part for part in (last or said(NEVER_SWEPT), due, mend) if part)


def node_row(one: Beat, now: datetime, allowed: timedelta, language: str) -> NodeRow:
    said, silent = translation(language).gettext, now - one.beaten_at > allowed
    label, tone = (STOPPED, "calm") if silent else (TROUBLED, "bad") if one.trouble else (RUNNING, "good")
    return NodeRow(
        node=one.node,
        task=said(TASKS.get(one.task, one.task)),
        ago=ago(now - one.beaten_at, language),
        badge=Badge(label=said(label), tone=tone),
        done=one.done,
        trouble=one.trouble,
        started_at=one.started_at,
    )


def rung_row(one: Upcoming, definition: Definition | None, language: str) -> RungRow:
    """A rung still to fire; of a plan that can't be read, by its own ids."""
    what = f"{one.deadline}: {one.name}"
    who = translation(language).gettext(THE_CLOCK)
    if definition is not None:
        what = step_said(definition, one.deadline, one.name, language, occurrence=one.occurrence)
        rule = rung_rule(definition, one.deadline, one.name)
        who = roles_said(definition, rule.tells, language) if rule else who
    return RungRow(
        at=one.fire_at,
        what=what,
        campaign=definition.label.said(language) if definition else one.campaign,
        href=f"/campaigns/{one.campaign}#timeline",
        who=who,
        hindered=_hindered(one, language),
    )


def bars(counts: tuple[int, ...], language: str) -> tuple[Bucket, ...]:
    """The histogram of lateness, each bucket named by its upper bound."""
    said = translation(language).gettext
    labels = [said(WITHIN).format(span=_span(bound, SPANS, language)) for bound in BUCKETS]
    labels.append(said(BEYOND).format(span=_span(BUCKETS[-1], SPANS, language)))
    return tuple(Bucket(label=label, number=number) for label, number in zip(labels, counts, strict=True))


def delivery_tallies(heaps: tuple[Heap, ...], language: str) -> tuple[Tally, ...]:
    """How many messages are in each state, on whatever channel."""
    numbers = {state: sum(one.number for one in heaps if one.state == state) for state in MESSAGE_STATES}
    return tuple(
        Tally(href=f"/mailbox?state={state}", badge=message_badge(state, language), number=number)
        for state, number in numbers.items()
    )


def dead_letter(one: Dead, may_mend: bool) -> DeadLetter:  # noqa: FBT001 - the one thing it asks
    return DeadLetter(
        href=f"/mailbox/{one.id}",
        again=f"/operations/messages/{one.id}/again" if may_mend else "",
        subject=one.subject,
        name=one.name,
        address=one.address,
        at=one.business_at,
        error=one.last_error,
    )


def ago(age: timedelta, language: str) -> str:
    """How long ago, in the largest whole unit."""
    return _span(max(int(age.total_seconds()), 0), AGES, language)


def _span(seconds: int, units: tuple[tuple[int, str], ...], language: str) -> str:
    size, shape = next((unit for unit in units if seconds >= unit[0]), units[-1])
    number = seconds // size
    return translation(language).ngettext(shape, shape, number).format(number=number)


def _hindered(one: Upcoming, language: str) -> str:
    if not one.attempts:
        return ""
    said = translation(language).gettext
    if one.retry_at is None:
        return said(FAILED).format(times=one.attempts)
    return said(NEXT_TRY).format(times=one.attempts, at=moment(one.retry_at))
