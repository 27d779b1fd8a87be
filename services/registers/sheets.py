"""What a workbook holds before it is written: sheets with columns of one kind each, and rows that may be many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | datetime | None
Row = Sequence[Cell]


class Shown(StrEnum):
    """How the cells of a column are shown. Instants are local, to the minute; money is whole đồng."""

    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    MONEY = "money"
    DECIMAL = "decimal"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its width in characters, and whether its numbers are added up below the last row."""

    label: str
    width: int
    shown: Shown = Shown.TEXT
    summed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. `remarks` stand under the title; the rows are numbered as they are written.

    `uncounted` names rows (by number, from 1) that a sum leaves out.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    remarks: tuple[str, ...] = ()
    uncounted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above every sheet of a workbook: whose it is, on which plan, for whom, made on which day.

    `stamp` is not empty in a demo; `sum` and `number` are what the last row and the first column are called.
    """

    organisation: str
    lines: tuple[str, ...]
    stamp: str
    number: str
    sum: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook under the name it is saved by."""

    filename: str
    heading: Heading
    sheets: tuple[Sheet, ...]
