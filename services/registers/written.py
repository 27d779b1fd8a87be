"""A workbook written as XLSX, row by row, so that fifty thousand rows take no more memory than one.

Every text is written as text, whatever it begins with: `=1+1` is no formula, and an address is no link.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from services.registers.sheets import Book, Cell, Column, Heading, Sheet, Shown
from workflow.deadlines import LOCAL

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TEXT = 32_000
"""A cell of a workbook holds 32 767 characters; longer text ends in an ellipsis."""
CUT = "…"
FIRST_YEAR = 1900
"""Workbooks know no day before."""
A4 = 9
NUMBER_WIDTH = 6
FONT = {"font_name": "Times New Roman", "font_size": 12}
CELL = {**FONT, "border": 1, "valign": "top"}
FORMATS: Mapping[Shown, Mapping[str, Any]] = {
    Shown.TEXT: {"text_wrap": True},
    Shown.NUMBER: {"num_format": "#,##0"},
    Shown.YEAR: {"num_format": "0", "align": "center"},
    Shown.MONEY: {"num_format": "#,##0"},
    Shown.DECIMAL: {"num_format": "0.00"},
    Shown.DAY: {"num_format": "dd/mm/yyyy", "align": "center"},
    Shown.MOMENT: {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
}


def written(book: Book) -> bytes:
    """The bytes of *book*; the same for the same book, made at the same moment."""
    kept = io.BytesIO()
    workbook = Workbook(kept, {"constant_memory": True})
    made = book.heading.made_at.astimezone(LOCAL).replace(tzinfo=None)
    workbook.set_properties({"title": book.sheets[0].title, "author": book.heading.organisation, "created": made})
    for sheet in book.sheets:
        _Writing(workbook, sheet, book.heading).write()
    workbook.close()
    return kept.getvalue()


class _Writing:
    """One sheet on its way into a workbook; rows go in from the top and can't be come back to."""

    def __init__(self, workbook: Workbook, sheet: Sheet, heading: Heading) -> None:
        self.made, self.sheet, self.heading = workbook, sheet, heading
        self.to = workbook.add_worksheet(sheet.name)
        self.formats = {shown: workbook.add_format({**CELL, **how}) for shown, how in FORMATS.items()}
        self.sums = {
            shown: workbook.add_format({**CELL, **how, "bold": True, "bg_color": "#F2F2F2"})
            for shown, how in FORMATS.items()
        }
        self.columns = (Column(label=heading.number, width=NUMBER_WIDTH, shown=Shown.NUMBER), *sheet.columns)
        self.line = 0

    def write(self) -> None:
        for place, column in enumerate(self.columns):
            self.to.set_column(place, place, column.width)
        self._head()
        first = self.line
        totals: dict[int, int] = {place: 0 for place, column in enumerate(self.columns) if column.summed}
        for number, row in enumerate(self.sheet.rows, start=1):
            cells = (number, *row)
            for place, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
                self._cell(place, cell, self.formats[column.shown])
                if place in totals and isinstance(cell, int) and number not in self.sheet.uncounted:
                    totals[place] += cell
            self.line += 1
        if self.line > first:
            self.to.autofilter(first - 1, 0, self.line - 1, len(self.columns) - 1)
        if totals:
            self._sum(totals)

    def _head(self) -> None:
        """The lines above the columns, then the columns' headings, which stay in sight and on every printed page."""
        self._text(self.heading.organisation, bold=True)
        if self.heading.stamp:
            self._text(self.heading.stamp, bold=True, font_color="#B3141D")
        self._text(self.sheet.title, bold=True, font_size=14)
        for said in (*self.heading.lines, *self.sheet.remarks):
            self._text(said, italic=True)
        self.line += 1
        how = {**CELL, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E7EBF0"}
        heads = self.made.add_format(how)
        for place, column in enumerate(self.columns):
            self.to.write_string(self.line, place, column.label, heads)
        self.to.repeat_rows(self.line)
        self.line += 1
        self.to.freeze_panes(self.line, 0)
        self.to.set_landscape()
        self.to.set_paper(A4)
        self.to.fit_to_pages(1, 0)
        self.to.set_footer("&R&P/&N")

    def _sum(self, totals: Mapping[int, int]) -> None:
        for place, column in enumerate(self.columns):
            label = self.heading.sum if place == 1 else None
            self._cell(place, totals.get(place, label), self.sums[column.shown])

    def _text(self, said: str, **how: object) -> None:
        self.to.write_string(self.line, 0, _short(said), self.made.add_format({**FONT, **how}))
        self.line += 1

    def _cell(self, place: int, cell: Cell, how: object) -> None:
        """One cell; bool is no number here, and neither is a day that workbooks do not know."""
        write: Callable[..., object]
        match cell:
            case None:
                self.to.write_blank(self.line, place, None, how)
                return
            case datetime():
                write, cell = self.to.write_datetime, cell.astimezone(LOCAL).replace(tzinfo=None)
            case date() if cell.year >= FIRST_YEAR:
                write = self.to.write_datetime
            case int() | Decimal():
                write = self.to.write_number
            case _:
                write, cell = self.to.write_string, _short(str(cell))
        write(self.line, place, cell, how)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
