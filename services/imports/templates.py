"""A list to fill in: the right headings, and a line for each case that is waiting for it. Every cell is text."""

from __future__ import annotations

import io
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from services import cases
from services.access import Actor, scope_of
from services.imports.asking import Entering, way_of
from services.imports.matching import PERSON, TITLE, UNIT
from services.store import cases as rows
from services.store.work import Work

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CASES = 5_000
WIDTH = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A list to fill in, under the name it is saved by."""

    name: str
    data: bytes


def template(work: Work, who: Actor, campaign: str, entering: Entering, language: str) -> Template:
    """An XLSX list of the cases that may be entered so, their subjects filled in. Raises `NotFound`."""
    definition, asking = way_of(work, who, campaign, entering)
    english = language == "en"
    unit, person, title = (words[1] if english else words[0] for words in (UNIT, PERSON, TITLE))
    labels = [definition.fields[name].label.said(language) for name in asking.fields]
    named = title if asking.by_title else person if asking.by_person else ""
    sources = {move.source for move in asking.track.transitions if move.trigger == asking.trigger}
    listed = rows.listing(
        work,
        scope_of(who),
        campaign=campaign,
        tracks=[asking.track.id],
        states=sources if asking.trigger else None,
        limit=MOST_CASES,
    )
    lines = [(cases.titled(definition, one), one.unit_name) for one in listed]
    data = _written(
        [*([named] if named else []), unit, *labels],
        [[*([one.subject] if named else []), of] for one, of in lines],
    )
    return Template(name=f"{asking.track.id}-{asking.trigger or 'fields'}.xlsx", data=data)


def _written(heading: list[str], lines: list[list[str]]) -> bytes:
    """The lines as a workbook; every cell is text whatever it begins with, `=1+1` is no formula here."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for place in range(1, len(heading) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    for number, texts in enumerate([heading, *lines]):
        cells = [WriteOnlyCell(sheet, value=text) for text in texts]
        for cell in cells:
            cell.data_type = "s"
            cell.font = Font(bold=number == 0)
        sheet.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
