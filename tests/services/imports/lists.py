"""Lists for the tests of entering them: an XLSX or a CSV made from lines."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook

Cell = str | int | float | None


def xlsx(*lines: Sequence[Cell], formats: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet; *formats* are number formats by cell, such as `B2`."""
    book = Workbook()
    sheet = book.active
    for line in lines:
        sheet.append(list(line))
    for cell, shown_as in (formats or {}).items():
        sheet[cell].number_format = shown_as
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def csv(*lines: Sequence[Cell], by: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(by.join("" if cell is None else str(cell) for cell in line) for line in lines).encode(encoding)
