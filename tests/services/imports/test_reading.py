"""Lists are read whichever program wrote them; what can't be read is refused with its place."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from services.imports import read
from tests.services.imports.lists import csv, xlsx
from workflow.errors import Refused

HEADING = ("Đơn vị", "Điểm")


def refusal_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read(data)
    [refusal] = refused.value.refusals
    return refusal.code


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read(data).rows]


@pytest.mark.parametrize(
    "data",
    [
        xlsx(HEADING, ("Xã A", 85)),
        csv(HEADING, ("Xã A", 85)),
        csv(HEADING, ("Xã A", 85), by=","),
        csv(HEADING, ("Xã A", 85), by="\t"),
        csv(HEADING, ("Xã A", 85), encoding="utf-8-sig"),
        csv(HEADING, (None, None), ("Xã A", 85), ("", "")),
    ],
)
def test_same_list_is_read_from_every_program(data: bytes) -> None:
    table = read(data)

    assert table.heading == HEADING
    assert [row.cells for row in table.rows] == [("Xã A", "85")]


def test_old_vietnamese_encoding_is_read() -> None:
    written = "Xa\u0303 A;1".encode("cp1258")

    assert cells(b"unit;score\n" + written) == [("Xã A", "1")]


def test_cells_are_read_for_what_they_mean() -> None:
    data = xlsx(("a", "b", "c", "d"), (0.85, 3.0, 1.25, "2020-11-30"), ("=1+1", "x", None, None), formats={"A2": "0%"})

    first, second = read(data).rows
    assert first.cells == ("85", "3", "1,25", "2020-11-30")
    assert {place: fault.code for place, fault in second.faults.items()} == {0: "formula_without_value"}


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = Workbook()
    book.active.append(["a"])
    book.active["A2"] = "=cmd|calc"
    book.active["A2"].data_type = "s"
    kept = io.BytesIO()
    book.save(kept)

    assert cells(kept.getvalue()) == [("=cmd|calc",)]


def test_quoted_line_break_keeps_the_numbers_of_later_lines() -> None:
    data = b'unit;note\n"Xa A";"hai\ndong"\nXa B;x\n'

    assert [row.number for row in read(data).rows] == [3, 4]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04not a zip", "list_unreadable"),
        (b"\x00\x01\x02;", "list_unreadable"),
        (xlsx(HEADING), "list_empty"),
        (csv(("", "")), "list_empty"),
        (csv(tuple(f"c{n}" for n in range(61)), tuple("x" for _ in range(61))), "list_too_wide"),
        (csv(HEADING, *(("Xã A", n) for n in range(5001))), "list_too_long"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, code: str) -> None:
    assert refusal_of(data) == code


def test_file_that_unpacks_to_too_much_is_refused_unread() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 61_000_000)

    assert refusal_of(kept.getvalue()) == "list_too_large"
