"""Units and what became of them, as their pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.store.people import Unit
from services.web.contexts.frame import Choice, Input
from services.web.contexts.units import SuccessionLine, UnitLink, UnitsPage
from services.web.showing.of_units import nature_said, since_said, succeeded_said
from services.web.showing.order import alphabetical
from services.web.showing.parts import in_words, problems_at
from services.web.showing.trying import Tried
from services.words import translation
from workflow.successions import Nature, Succession

FORMER, SUCCESSOR, NATURE = "Đơn vị cũ", "Đơn vị kế thừa", "Hình thức"
SINCE_DAY, DOCUMENT, REASON = "Có hiệu lực từ ngày", "Theo văn bản (số, ngày)", "Lý do"
DONE: Mapping[str, str] = {
    "recorded": "Đã ghi đơn vị kế thừa.",
    "undone": "Đã hủy lần ghi; cả hai lần đều còn trong lịch sử.",
}


def units_page(
    units: Sequence[Unit],
    found: Sequence[Succession],
    names: Mapping[str, str],
    *,
    may_record: bool,
    language: str,
    done: str,
    tried: Tried | None,
) -> UnitsPage:
    """The context of `units.html`; *names* of the units that *found* tells of."""
    said = translation(language).gettext
    ordered = sorted(units, key=lambda one: alphabetical(one.name))
    return UnitsPage(
        successions=succession_lines(found, names, language, may_undo=may_record),
        units=tuple(UnitLink(href=f"/units/{one.id}", name=one.name) for one in ordered),
        inputs=_inputs(ordered, language, tried) if may_record else (),
        reason=Input(name="reason", label=said(REASON), kind="text"),
        done=said(DONE[done]) if done in DONE else "",
        refused=in_words(tried.said) if tried else (),
    )


def succession_lines(
    found: Sequence[Succession], names: Mapping[str, str], language: str, *, may_undo: bool = False
) -> tuple[SuccessionLine, ...]:
    """Each succession in a sentence, with the day and the document."""
    return tuple(
        SuccessionLine(
            sentence=succeeded_said(one.nature, names[one.former], names[one.successor], language),
            since=since_said(one.since.isoformat(), one.document, language),
            undo_href=f"/units/successions/{one.id}/undo" if may_undo else "",
        )
        for one in found
    )


def _inputs(units: Sequence[Unit], language: str, tried: Tried | None) -> tuple[Input, ...]:
    called = {one.id: one.name for one in units}
    natures = {nature.value: nature_said(nature, language) for nature in Nature}
    return (
        _input("former", FORMER, "choice", language, tried, called),
        _input("successor", SUCCESSOR, "choice", language, tried, called),
        _input("nature", NATURE, "choice", language, tried, natures),
        _input("since", SINCE_DAY, "date", language, tried),
        _input("document", DOCUMENT, "text", language, tried),
    )


def _input(
    name: str, label: str, kind: str, language: str, tried: Tried | None, choices: Mapping[str, str] | None = None
) -> Input:
    value = tried.typed.get(name, "") if tried else ""
    return Input(
        name=name,
        label=translation(language).gettext(label),
        kind=kind,
        value=value,
        choices=tuple(Choice(value=one, label=said, chosen=one == value) for one, said in (choices or {}).items()),
        problems=problems_at(name, tried.said) if tried else (),
    )
