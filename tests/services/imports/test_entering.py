"""A list is previewed line by line and entered in one transaction, through HTTP, on both databases."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from services import audit
from services.wiring import Office
from tests.services.imports.lists import csv, xlsx
from tests.support.offices import client_for
from tests.support.walker import Walker

HEADING = ("Đơn vị", "Điểm theo bộ tiêu chí của Quyết định 2812/QĐ-UBND")
LOGINS = ("dong-thai", "tay-yen", "mot-cua")


@pytest.fixture
def walker(office: Office) -> Walker:
    """An Biên, some of whose units have registered and reported."""
    walker = Walker(office)
    for login in LOGINS:
        walker.do(login, walker.register(login), "self_report", "self_report")
    return walker


@pytest.fixture
def inspector(office: Office) -> TestClient:
    return client_for(office, "kiem-tra")


def reported(walker: Walker) -> list[dict[str, Any]]:
    found = walker.get("noi-vu", "/cases?track=collective&limit=200")["cases"]
    return sorted(found, key=lambda case: case["subject"])


def names(walker: Walker) -> list[str]:
    return [case["subject"] for case in reported(walker)]


def preview(walker: Walker, client: TestClient, data: bytes, **more: str) -> Any:
    path = f"/api/v1/campaigns/{walker.campaign()['id']}/imports/preview"
    sent = {"track": "collective", "trigger": "inspect", "number": "15/DS", **more}
    return client.post(path, data=sent, files={"file": ("diem.xlsx", data)})


def enter(walker: Walker, client: TestClient, seen: dict[str, Any], **more: str) -> Any:
    path = f"/api/v1/campaigns/{walker.campaign()['id']}/imports"
    body = {"sha256": seen["sha256"], "fingerprint": seen["fingerprint"], "track": "collective", "trigger": "inspect"}
    return client.post(path, json={**body, "number": "15/DS", **more})


def test_scores_of_every_unit_are_entered_in_one_act_and_the_history_names_the_list(
    office: Office, walker: Walker, inspector: TestClient
) -> None:
    units = names(walker)
    data = xlsx(HEADING, *((unit, 70 + place) for place, unit in enumerate(units)))

    seen = preview(walker, inspector, data).json()
    assert (seen["entered"], seen["wrong"]) == (len(units), 0)
    assert seen["lines"][0]["changes"] == [{"field": "score", "before": None, "after": 70}]
    done = enter(walker, inspector, seen)

    assert (done.status_code, done.json()) == (200, {"changed": len(units)})
    cases = reported(walker)
    assert {case["subject"]: walker.get("noi-vu", f"/cases/{case['id']}")["fields"]["score"] for case in cases} == {
        unit: 70 + place for place, unit in enumerate(units)
    }
    entries = walker.get("noi-vu", f"/cases/{cases[0]['id']}/history")
    [written] = [one["event"] for one in entries if one["kind"] == "case.fields_written"]
    assert (written["list_sha256"], written["list_number"]) == (seen["sha256"], "15/DS")
    with office.reading() as work:
        assert audit.verify(work).holds


def test_every_fault_is_told_by_line_and_column_and_nothing_is_entered(walker: Walker, inspector: TestClient) -> None:
    first, second, *_ = names(walker)
    data = csv(HEADING, (first, 101), (second, "tốt"), ("Xã Không Có", 5), (first.upper(), 80), (second[:-1], 3))

    seen = preview(walker, inspector, data).json()
    told = [(line["line"], wrong["column"], wrong["code"]) for line in seen["lines"] for wrong in line["wrong"]]

    assert told == [
        (2, HEADING[1], "input_out_of_range"),
        (3, HEADING[1], "input_not_a_number"),
        (4, "", "subject_unknown"),
        (5, "", "line_twice"),
        (6, "", "subject_unknown_but_like"),
    ]
    refused = enter(walker, inspector, seen)
    assert refused.status_code == 409
    assert "list_has_faults" in refused.text
    assert {case["state"] for case in reported(walker)} == {"self_reported"}


def test_guards_hold_line_by_line(walker: Walker, inspector: TestClient) -> None:
    first, *_ = names(walker)
    data = xlsx(HEADING, (first, 88))
    assert enter(walker, inspector, preview(walker, inspector, data).json()).status_code == 200

    again = preview(walker, inspector, data).json()

    assert [wrong["code"] for wrong in again["lines"][0]["wrong"]] == ["not_offered"]


def test_what_changed_since_the_preview_is_not_entered(walker: Walker, inspector: TestClient) -> None:
    first, second, *_ = names(walker)
    seen = preview(walker, inspector, xlsx(HEADING, (first, 88), (second, 77))).json()
    case, *_ = reported(walker)
    case = walker.do("kiem-tra", walker.get("noi-vu", f"/cases/{case['id']}"), "inspect", inputs={"score": "90"})

    late = enter(walker, inspector, seen)

    assert late.status_code == 412
    assert walker.get("noi-vu", f"/cases/{case['id']}")["fields"]["score"] == 90


def test_another_role_and_another_way_are_not_open(walker: Walker, office: Office, inspector: TestClient) -> None:
    first, *_ = names(walker)
    data = xlsx(HEADING, (first, 88))

    assert preview(walker, client_for(office, "noi-vu"), data).status_code == 404
    assert preview(walker, inspector, data, trigger="record_vote").status_code == 404
    assert preview(walker, inspector, data, trigger="").status_code == 404


def test_file_to_fill_in_names_the_units_and_holds_no_formula(walker: Walker, inspector: TestClient) -> None:
    path = f"/api/v1/campaigns/{walker.campaign()['id']}/imports/template?track=collective&trigger=inspect"

    answer = inspector.get(path)

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    heading, *lines = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert heading == list(HEADING)
    assert sorted(line[0] for line in lines) == names(walker)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        (("Đơn vị",), "column_missing"),
        (("Điểm", "Đơn vị"), "column_unknown"),
        (("Đơn vị", "score", "score"), "column_twice"),
    ],
)
def test_columns_that_cannot_be_told_are_refused(
    walker: Walker, inspector: TestClient, heading: tuple[str, ...], code: str
) -> None:
    answer = preview(walker, inspector, csv(heading, tuple("x" for _ in heading)))

    assert answer.status_code == 409
    assert code in answer.text
