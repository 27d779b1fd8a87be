"""Tables: bare ones that only set things side by side, and ruled ones with a head that stands on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from services.papers.layout.measures import CELL, CELL_HEAD, Align
from services.papers.layout.page import ALIGNED, written

INNER_MARGIN = 1.5
"""Millimetres between the border of a ruled cell and its text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ruled table: its head, its width in millimetres, what a row prints there."""

    head: str
    width: float
    prints: str
    align: Align = Align.LEFT


def bare_table(paper: Paper, widths: Sequence[float], *, rows: int = 1) -> tuple[_Cell, ...]:
    """The cells, row by row, of a table of those widths in millimetres, without borders or inner margins."""
    table = paper.add_table(rows=rows, cols=len(widths))
    _settle(table, widths, inner=0)
    for row in table.rows:
        _undivided(row)
    return tuple(cell for row in table.rows for cell in row.cells)


def ruled_table(paper: Paper, columns: Sequence[Column]) -> Table:
    """A bordered table with its head row, repeated on every page; rows are added by `row_of` and `tag_row`."""
    table: Table = paper.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    _settle(table, [column.width for column in columns], inner=INNER_MARGIN)
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        written(cell.paragraphs[0], CELL_HEAD, column.head)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no words for it
    _undivided(table.rows[0])
    return table


def row_of(table: Table, columns: Sequence[Column]) -> None:
    """The row that a loop repeats: each column's text."""
    row = _new_row(table)
    _undivided(row)
    for cell, column in zip(row.cells, columns, strict=True):
        cell.width = Mm(column.width)
        written(cell.paragraphs[0], CELL, column.prints).alignment = ALIGNED[column.align]


def wide_row(table: Table, text: str, *, last: str = "") -> None:
    """A row in bold over all columns; with *last*, over all but the last, which says that."""
    row = _new_row(table)
    _undivided(row)
    cells = row.cells
    across = cells[0].merge(cells[-2] if last else cells[-1])
    written(across.paragraphs[0], CELL_HEAD, text).alignment = ALIGNED[Align.LEFT]
    if last:
        written(cells[-1].paragraphs[0], CELL_HEAD, last).alignment = ALIGNED[Align.RIGHT]


def grouped_table(paper: Paper, columns: Sequence[Column], *, last: str = "") -> None:
    """The field `groups`: a row in bold for the title of each, its `lines` below it; with *last*, the sum at the end."""
    table = ruled_table(paper, columns)
    tag_row(table, "for group in groups")
    wide_row(table, "{{ group.title }}")
    tag_row(table, "for line in group.lines")
    row_of(table, columns)
    tag_row(table, "endfor")
    tag_row(table, "endfor")
    if last:
        wide_row(table, "Tổng cộng", last=last)


def tag_row(table: Table, tag: str) -> None:
    """A row that only says `for …`, `endfor`, `if …` or `endif`; it is gone from the paper."""
    written(_new_row(table).cells[0].paragraphs[0], CELL, f"{{%tr {tag} %}}")


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _settle(table: Table, widths: Sequence[float], *, inner: float) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    properties: Any = table._tbl.tblPr  # noqa: SLF001 - python-docx has no words for cell margins
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(inner).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)


def _undivided(row: _Row) -> None:
    """*row* is not broken over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no words for it
