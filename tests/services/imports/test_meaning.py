"""Cells are read as a Vietnamese clerk writes them: dots between thousands, a comma before decimals, days as 31/7/2020."""

from __future__ import annotations

import pytest

from services.imports.meaning import meant
from services.imports.reading import read
from tests.services.imports.lists import xlsx
from workflow.definition import Choice, Field, FieldKind, Label
from workflow.ids import FieldId


def field(kind: FieldKind, *, decimals: int = 0) -> Field:
    choices = (Choice(id="first", label=Label("Giải nhất", "First prize")),)
    return Field(id=FieldId("f"), label=Label("Ô", "Cell"), kind=kind, choices=choices, decimals=decimals)


WHOLE, HUNDREDTHS, THOUSANDTHS = (field(FieldKind.NUMBER, decimals=places) for places in (0, 2, 3))


@pytest.mark.parametrize(
    ("asked", "text", "read_as"),
    [
        (WHOLE, "1.125", "1125"),
        (WHOLE, "1.250.000", "1250000"),
        (WHOLE, "1.25", "1.25"),
        (WHOLE, "1,125", "1,125"),
        (HUNDREDTHS, "1.125", "1125"),
        (THOUSANDTHS, "1.125", "1.125"),
        (THOUSANDTHS, "1.250.000", "1250000"),
        (field(FieldKind.DATE), "31/7/2020", "2020-07-31"),
        (field(FieldKind.DATE), "1/12/2020", "2020-12-01"),
        (field(FieldKind.DATE), "2020-07-31", "2020-07-31"),
        (field(FieldKind.DATE), "2020/07/31", "2020/07/31"),
        (field(FieldKind.DATE), "31/7/20", "31/7/20"),
        (field(FieldKind.CHOICE), "giải  nhất", "first"),
        (field(FieldKind.ASSESSMENT), "Không đạt", "not_met"),
        (field(FieldKind.TEXT), "1.125", "1.125"),
    ],
)
def test_text_is_read_as_the_field_takes_it(asked: Field, text: str, read_as: str) -> None:
    assert meant(asked, text) == read_as


@pytest.mark.parametrize(("asked", "read_as"), [(WHOLE, "1,125"), (THOUSANDTHS, "1,125")])
def test_number_with_decimals_in_a_workbook_is_never_taken_for_thousands(asked: Field, read_as: str) -> None:
    [row] = read(xlsx(("score",), (1.125,))).rows

    assert meant(asked, row.cells[0]) == read_as
