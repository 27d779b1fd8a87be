"""A register of fifty thousand rows written as XLSX, as a ratio to openpyxl writing the same cells without formats."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from openpyxl import Workbook

from bench.timing import Ratio, compare
from services.registers import Book, written
from services.registers.sheets import Column, Heading, Row, Sheet, Shown

ROWS = 50_000
ONCE = 1
HEADS = (
    Column(label="Đơn vị", width=34),
    Column(label="Tập thể, cá nhân", width=34),
    Column(label="Trạng thái", width=24),
    Column(label="Ngày", width=13, shown=Shown.DAY),
    Column(label="Tiền thưởng (đồng)", width=16, shown=Shown.MONEY, summed=True),
)


def measure() -> list[Ratio]:
    """How many such workbooks are written a second, by us and by openpyxl's write-only mode; and the memory it took."""
    made = compare(f"register of {ROWS:,} rows as XLSX / openpyxl, write-only", _ours, _openpyxl, ONCE, rounds=3)
    print(f"memory at its peak while one is written: {_peak(_ours):.0f} MiB, openpyxl {_peak(_openpyxl):.0f} MiB")
    return [made]


def _rows() -> Iterator[Row]:
    for number in range(ROWS):
        yield (f"Xã Mẫu {number % 500}", f"Nguyễn Văn Mẫu {number}", "Đã nộp", date(2020, 7, 31), 2_980_000)


def _ours() -> bytes:
    heading = Heading(
        organisation="Huyện mẫu",
        lines=(),
        stamp="",
        number="STT",
        sum="Cộng",
        made_at=datetime(2020, 12, 31, tzinfo=UTC),
    )
    return written(
        Book(
            filename="so.xlsx",
            heading=heading,
            sheets=(Sheet(name="Sổ", title="SỔ", columns=HEADS, rows=_rows()),),
        )
    )


def _openpyxl() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, row in enumerate(_rows(), start=1):
        sheet.append((number, *row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _peak(act: Callable[[], object]) -> float:
    """The most memory that *act* holds at a time, in MiB."""
    tracemalloc.start()
    act()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20
