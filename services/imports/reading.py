"""A list as it was sent, whichever program wrote it: a heading, and lines of text under it.

What cells look like is undone as far as it is known what they mean: a percentage is the number before its sign, a whole
number has no decimals, others have a comma before them, a day is written 2020-11-30. A formula is the value that was worked out when the file was saved.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import normalize

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut

READ = "read_list"
LARGEST_UNPACKED = 60_000_000
MOST_LINES = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 4_000
DELIMITERS = (";", ",", "\t")
ENCODINGS = ("utf-8-sig", "cp1258")
CORRECT = (WayOut.CORRECT_FILE,)
UNREADABLE = (
    *(InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError),
    *(EOFError, RecursionError, SyntaxError, OverflowError, RuntimeError),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line under the heading, by the number that it has in the file. `faults`: the cells that can't be read, by column."""

    number: int
    cells: tuple[str, ...]
    faults: dict[int, Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    heading: tuple[str, ...]
    rows: tuple[Row, ...]


Cells = tuple[tuple[str, ...], dict[int, Refusal]]


def read(data: bytes) -> Table:
    """The list in *data*. Raises `Refused` for one that is no list, has nothing in it, or is too long or too wide."""
    numbered = _workbook(data) if data.startswith(b"PK") else _text(data)
    heading: tuple[str, ...] | None = None
    rows: list[Row] = []
    for number, (cells, faults) in numbered:
        if not any(cells) and not faults:
            continue
        if heading is None:
            heading = _without_tail(cells)
        else:
            rows.append(Row(number=number, cells=_fitted(cells, len(heading)), faults=faults))
        if len(rows) > MOST_LINES:
            raise _refused(Refusal("list_too_long", {"most": MOST_LINES}, CORRECT, "file"))
    if heading is None or not rows:
        raise _refused(Refusal("list_empty", {}, CORRECT, "file"))
    if len(heading) > MOST_COLUMNS:
        raise _refused(Refusal("list_too_wide", {"most": MOST_COLUMNS}, CORRECT, "file"))
    return Table(heading=heading, rows=tuple(rows))


def _workbook(data: bytes) -> Iterator[tuple[int, Cells]]:
    """The lines of the first sheet: what was typed beside what was worked out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise _refused(Refusal("list_too_large", {}, CORRECT, "file"))
        typed = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        worked_out = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [book.worksheets[0] for book in (typed, worked_out)]
        for sheet in sheets:
            sheet.reset_dimensions()
        both = zip(*(sheet.iter_rows(max_col=MOST_COLUMNS + 1) for sheet in sheets), strict=False)
        for number, (as_typed, as_worked_out) in enumerate(both, start=1):
            yield number, _line(as_typed, as_worked_out)
            if number > MOST_LINES * 2:
                raise _refused(Refusal("list_too_long", {"most": MOST_LINES}, CORRECT, "file"))
    except UNREADABLE as error:
        raise _refused(Refusal("list_unreadable", {}, CORRECT, "file")) from error


def _line(as_typed: Sequence[object], as_worked_out: Sequence[object]) -> Cells:
    cells, faults = [], dict[int, Refusal]()
    for place, (typed, cell) in enumerate(zip(as_typed, as_worked_out, strict=False)):
        value, kind = getattr(cell, "value", None), getattr(typed, "data_type", "")
        if kind == "f" and value is None:
            faults[place] = Refusal("formula_without_value", {}, CORRECT)
        elif getattr(cell, "data_type", "") == "e":
            faults[place] = Refusal("cell_is_an_error", {"given": str(value)[:40]}, CORRECT)
        text = "" if place in faults else _said(value, str(getattr(cell, "number_format", "") or ""))
        if len(text) > LONGEST_CELL:
            faults[place] = Refusal("cell_too_long", {"most": LONGEST_CELL}, CORRECT)
        cells.append(text[:LONGEST_CELL])
    return tuple(cells), faults


def _said(value: object, shown_as: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int() | float():
            number = round(value * 100, 6) if "%" in shown_as else round(value, 6)
            return str(int(number)) if number == int(number) else repr(float(number)).replace(".", ",")
        case _:
            return _plain(str(value))


def _text(data: bytes) -> Iterator[tuple[int, Cells]]:
    """The lines of a file of text, its columns parted by whichever sign parts its heading most often."""
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in lines:
            faults = {
                place: Refusal("cell_too_long", {"most": LONGEST_CELL}, CORRECT)
                for place, cell in enumerate(cells)
                if len(cell) > LONGEST_CELL
            }
            yield lines.line_num, (tuple(_plain(cell)[:LONGEST_CELL] for cell in cells), faults)
    except csv.Error as error:
        raise _refused(Refusal("list_unreadable", {}, CORRECT, "file")) from error


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise _refused(Refusal("list_unreadable", {}, CORRECT, "file"))
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(Refusal("list_unreadable", {}, CORRECT, "file"))


def _plain(text: str) -> str:
    return normalize("NFC", text).replace("\u00a0", " ").strip()


def _without_tail(cells: tuple[str, ...]) -> tuple[str, ...]:
    """*cells* without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell), default=-1)
    return cells[: last + 1]


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def _refused(refusal: Refusal) -> Refused:
    return Refused(READ, (refusal,))
