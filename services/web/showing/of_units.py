"""Units that took the place of others, in words: on their pages, and as entries of the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from services.web.contexts.frame import Line
from services.words import day, translation
from workflow.events import AnyEvent, SuccessionUndone, UnitSucceeded
from workflow.history import Entry
from workflow.successions import Nature

NATURES: Mapping[Nature, str] = {
    Nature.RENAMED: "Đổi tên",
    Nature.MERGED: "Sáp nhập, hợp nhất",
    Nature.SPLIT: "Chia tách",
}
SUCCEEDED: Mapping[Nature, str] = {
    Nature.RENAMED: "{former} đổi tên thành {successor}",
    Nature.MERGED: "{former} nhập vào {successor}",
    Nature.SPLIT: "{former} được chia tách; {successor} kế thừa",
}
SINCE = "Từ ngày {day}, theo {document}"
UNDONE = "Hủy một lần ghi đơn vị kế thừa"
UNITS = "Đơn vị"


def nature_said(nature: Nature, language: str) -> str:
    """How one unit takes the place of another, as a choice of a form."""
    return translation(language).gettext(NATURES[nature])


def succeeded_said(nature: Nature, former: str, successor: str, language: str) -> str:
    """That the unit called *successor* took the place of the one called *former*."""
    return translation(language).gettext(SUCCEEDED[nature]).format(former=former, successor=successor)


def since_said(since: str, document: str, language: str) -> str:
    """From which day on, and by which document."""
    return translation(language).gettext(SINCE).format(day=day(since), document=document)


def units_in(events: Iterable[AnyEvent]) -> set[str]:
    """The units whose names the words of *events* need."""
    return {unit for event in events if isinstance(event, UnitSucceeded) for unit in (event.former, event.successor)}


def registry_line(entry: Entry, event: AnyEvent, names: Mapping[str, str], language: str) -> Line:
    """An entry of the registry as a line of the history page."""
    said = translation(language).gettext
    what = said(UNDONE)
    details: tuple[str, ...] = ()
    if isinstance(event, UnitSucceeded):
        former, successor = (names.get(unit, unit) for unit in (event.former, event.successor))
        what = succeeded_said(Nature(event.nature), former, successor, language)
        details = (since_said(event.since, event.document, language),)
    return Line(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.business_at),
        who=names.get(entry.actor, entry.actor),
        what=what,
        details=details,
        reason=event.reason if isinstance(event, SuccessionUndone) else "",
        hash=entry.hash[:12],
        href="/units",
        about=said(UNITS),
    )
