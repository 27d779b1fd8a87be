"""A list is sent, looked through and entered on the pages; what is wrong with it is told by line."""

from __future__ import annotations

from collections.abc import Callable

from services.wiring import Office
from tests.services.imports.lists import csv
from tests.services.web.visitor import Page, Visitor
from tests.support.walker import Walker

HEADING = ("Đơn vị", "Điểm theo bộ tiêu chí của Quyết định 2812/QĐ-UBND")


def send(visitor: Visitor, campaign: str, data: bytes, status: int = 200) -> Page:
    form = visitor.page(f"{campaign}/imports").form("/imports/preview")
    values = {**form.values, "way": "collective:inspect", "number": "15/DS"}
    answer = visitor.client.post(form.action, data=values, files={"file": ("diem.csv", data)})
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def test_list_goes_from_the_file_to_the_cases(office: Office, visit: Callable[..., Visitor]) -> None:
    walker = Walker(office)
    case = walker.do("tay-yen", walker.register("tay-yen"), "self_report", "self_report")
    unit = walker.get("noi-vu", "/cases?track=collective")["cases"][0]["subject"]
    inspector = visit("kiem-tra")
    campaign = inspector.campaign()

    wrong = send(inspector, campaign, csv(HEADING, (unit, 101), ("Xã Không Có", 5)))
    assert "Dòng 2" in wrong.text
    assert "Không có hồ sơ của “Xã Không Có”" in wrong.text
    assert "Nhập vào" not in wrong.text

    right = send(inspector, campaign, csv(HEADING, (unit, 91)))
    assert "Nhập vào 1 hồ sơ" in right.text
    done = inspector.send(right.form("/imports"))
    assert (done.status_code, done.headers["location"]) == (303, f"{campaign}/imports?done=1")
    assert "Đã nhập vào 1 hồ sơ." in inspector.page(done.headers["location"]).text
    assert walker.get("noi-vu", f"/cases/{case['id']}")["fields"]["score"] == 91


def test_preview_that_no_longer_holds_is_shown_anew(office: Office, visit: Callable[..., Visitor]) -> None:
    walker = Walker(office)
    case = walker.do("tay-yen", walker.register("tay-yen"), "self_report", "self_report")
    unit = walker.get("noi-vu", "/cases?track=collective")["cases"][0]["subject"]
    inspector = visit("kiem-tra")
    seen = send(inspector, inspector.campaign(), csv(HEADING, (unit, 91)))
    walker.do("kiem-tra", case, "inspect", inputs={"score": "80"})

    late = inspector.send(seen.form("/imports"))

    assert late.status_code == 412
    assert "chưa có gì thay đổi" in late.text


def test_file_that_is_no_list_keeps_the_page_and_says_why(visit: Callable[..., Visitor]) -> None:
    inspector = visit("kiem-tra")

    assert "Không đọc được tệp" in send(inspector, inspector.campaign(), b"\x00\x01", status=409).text


def test_somebody_with_nothing_to_enter_is_told_so(visit: Callable[..., Visitor]) -> None:
    auditor = visit("kiem-toan")

    assert "không có số liệu nào để nhập" in auditor.page(f"{auditor.campaign()}/imports").text
