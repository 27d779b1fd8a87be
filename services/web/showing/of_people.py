"""Entries of a person's own stream in words: away, back, a message acknowledged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from services.web.contexts.frame import Line
from services.words import day, translation
from workflow.events import AbsenceEnded, AbsenceRecorded, AnyEvent, MessageAcknowledged
from workflow.history import Entry

AWAY = "Ghi vắng mặt từ {first_day} đến hết {last_day}; nhận thay: {substitute}"
BACK = "Kết thúc vắng mặt sớm"
READ = "Xác nhận đã nhận thư"


def named_in(event: AnyEvent) -> set[str]:
    """The people whose names the words of *event* need."""
    return {event.substitute} if isinstance(event, AbsenceRecorded) else set()


def person_line(entry: Entry, event: AnyEvent, names: Mapping[str, str], language: str) -> Line:
    """An entry of somebody's own stream as a line of the history page."""
    whose = entry.stream.partition(":")[2]
    return Line(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.business_at),
        who=names.get(entry.actor, entry.actor),
        what=_said(event, names, language),
        details=(),
        reason=event.note if isinstance(event, AbsenceRecorded) else "",
        hash=entry.hash[:12],
        href="/me",
        about=names.get(whose, whose),
    )


def _said(event: AnyEvent, names: Mapping[str, str], language: str) -> str:
    _ = translation(language).gettext
    match event:
        case AbsenceRecorded():
            substitute = names.get(event.substitute, event.substitute)
            return _(AWAY).format(first_day=day(event.first_day), last_day=day(event.last_day), substitute=substitute)
        case AbsenceEnded():
            return _(BACK)
        case MessageAcknowledged():
            return _(READ)
        case _:
            return event.kind
