"""Workbooks opened again, and awards put into the register by hand."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from fastapi.testclient import TestClient
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import insert

from services.store.tables import AwardRow, DecisionRow, table
from services.store.work import new_id
from services.wiring import Office

HEADING = "STT"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def fetched(client: TestClient, path: str) -> list[Worksheet]:
    """The sheets of the workbook at *path*."""
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == XLSX
    return sheets(answer.content)


def sheets(data: bytes) -> list[Worksheet]:
    return list(load_workbook(io.BytesIO(data)).worksheets)


def above(sheet: Worksheet) -> list[str]:
    """The lines above the headings."""
    found = [row[0].value for row in sheet.iter_rows()]
    return [str(one) for one in found[: found.index(HEADING)] if one is not None]


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() if row[0].value == HEADING for cell in row]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Every numbered row under the headings, by heading; days as days."""
    names, found = headings(sheet), []
    for row in sheet.iter_rows(values_only=True):
        if isinstance(row[0], int):
            values = [one.date() if hasattr(one, "date") else one for one in row]
            found.append(dict(zip(names, values, strict=True)))
    return found


def total(sheet: Worksheet) -> dict[str, Any]:
    """The last row, by heading."""
    *_, last = sheet.iter_rows(values_only=True)
    assert last[1] == "Cộng"
    return dict(zip(headings(sheet), last, strict=True))


def award(
    office: Office,
    case: dict[str, Any],
    *,
    recipient: str,
    amount: int | None = 0,
    state: str = "given",
    dated: date = date(2020, 12, 25),
    number: str = "120/QĐ-UBND",
) -> None:
    """A line of the register for that case, on a decision of its own."""
    with office.reading() as work:
        [campaign] = work.connection.exec_driver_sql("SELECT id, organisation_id, plan, year FROM campaigns").all()
    decision = new_id()
    shared = {"organisation_id": campaign.organisation_id, "campaign_id": campaign.id, "number": number}
    shared |= {"year": campaign.year, "dated": dated, "state": state}
    made = {"id": decision, "rule": "awards", "kind": "award", "version": 1, "body": {}}
    line = {
        "id": new_id(),
        "decision_id": decision,
        "case_id": case["id"],
        "plan": campaign.plan,
        "award": "merit",
        "label": "Giấy khen",
        "level": "Huyện",
        "form": "Giấy khen",
        "holder": "collective",
        "unit_id": case["unit"],
        "person_id": case["person"] or "",
        "recipient": recipient,
        "amount": amount,
    }
    with office.writing() as work:
        work.connection.execute(insert(table(DecisionRow)).values(**shared, **made))
        work.connection.execute(insert(table(AwardRow)).values(**shared, **line))
        work.commit()
