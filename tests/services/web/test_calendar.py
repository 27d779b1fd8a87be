"""The page of the working calendar: read by everybody, changed by few, and only after what moves was seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.wiring import Office
from tests.services.web.visitor import Page, Visitor
from tests.support.calendars import rolling_scene
from tests.support.offices import an_office

A_DAY = {"day": "2020-07-31", "kind": "off", "name": "Nghỉ do bão", "source": "Công văn số 1/UBND"}


@pytest.fixture
def rolling(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=rolling_scene(tmp_path))
    yield made
    made.database.dispose()


@pytest.fixture
def officer(rolling: Office) -> Visitor:
    return Visitor(rolling, "noi-vu")


def _preview(officer: Visitor, **changed: str):
    return officer.send(officer.page("/calendar?year=2020").form("/calendar/preview"), **{**A_DAY, **changed})


def test_everybody_reads_the_year_with_days_off_sources_and_deadlines(rolling) -> None:
    page = Visitor(rolling, "thu-ba").page("/calendar")

    assert "Lịch làm việc năm 2020" in page.text
    assert "23–29/01 Nghỉ Tết Nguyên đán Bộ luật Lao động 2012, Điều 115" in page.text
    assert "31/7 thứ Sáu Đến hạn Hạn đăng ký thi đua" in page.text
    assert [form.action for form in page.forms if "calendar" in form.action] == []


def test_day_is_set_after_the_moves_were_seen(officer) -> None:
    seen = Page(_preview(officer).text)
    assert "Thời hạn sẽ dời 1" in seen.text
    assert "31/7/2020 03/8/2020" in seen.text

    answer = officer.send(seen.form("/calendar/changes"))

    assert (answer.status_code, answer.headers["location"]) == (303, "/calendar?year=2020&done=moved")
    after = officer.page(answer.headers["location"])
    assert "Nghỉ do bão cơ quan tự đặt Công văn số 1/UBND" in after.text
    assert "03/8 thứ Hai Đến hạn Hạn đăng ký thi đua" in after.text
    assert "Dời Hạn đăng ký thi đua sang 03/8/2020 Lịch làm việc thay đổi" in officer.page(officer.campaign()).text
    officer.become("kiem-toan")
    history = officer.page("/history").text
    assert "Lịch sử nguyên vẹn" in history
    assert "Đổi lịch làm việc: 1 ngày; dời 1 thời hạn" in history


def test_confirmation_that_came_too_late_shows_what_would_move_now(officer) -> None:
    old = Page(_preview(officer).text).form("/calendar/changes")
    officer.send(Page(_preview(officer, day="2020-08-03").text).form("/calendar/changes"))

    answer = officer.send(old)

    assert answer.status_code == 412
    assert "Xem lại danh sách mới dưới đây" in answer.text
    assert "31/7/2020 04/8/2020" in Page(answer.text).text
    assert officer.send(Page(answer.text).form("/calendar/changes")).status_code == 303


def test_what_was_typed_comes_back_with_what_is_wrong(officer) -> None:
    answer = _preview(officer, source=" ", kind="working")

    assert answer.status_code == 409
    assert "chưa ghi căn cứ" in answer.text
    assert "không phải thứ Bảy, Chủ nhật" in answer.text
    assert Page(answer.text).form("/calendar/preview").values["name"] == "Nghỉ do bão"
    assert _preview(officer, day="2020-02-30").status_code == 409
    assert _preview(officer, kind="").status_code == 409


def test_whoever_may_not_change_it_is_refused(rolling) -> None:
    visitor = Visitor(rolling, "thu-ba")
    csrf = visitor.page("/").form("/sign-out").values["csrf"]

    for path in ("preview", "waiting", "changes"):
        answer = visitor.client.post(f"/calendar/{path}", data={**A_DAY, "csrf": csrf, "key": path})
        assert answer.status_code == 403, path
    assert visitor.client.post("/calendar/preview", data=A_DAY).status_code == 403


def test_file_leads_to_the_same_confirmation_and_its_bad_lines_come_back(officer) -> None:
    form = officer.page("/calendar?year=2020").form("/calendar/file")

    def sent(text: str):
        return officer.client.post(form.action, data=form.values, files={"file": ("lich.csv", text.encode())})

    good = sent(
        "\ufeff31/7/2020;nghỉ;Nghỉ do bão;Công văn số 1/UBND\r\n1/8/2020;làm việc;Làm bù;Công văn số 1/UBND\r\n"
    )
    bad = sent("31/7/2020;nghỉ;x\n31/11/2020;nghỉ;x;y\n")

    assert "31/7/2020 01/8/2020" in Page(good.text).text
    assert officer.send(Page(good.text).form("/calendar/changes")).status_code == 303
    assert bad.status_code == 409
    assert "Dòng 1 phải có bốn cột" in bad.text
    assert "Dòng 2: “31/11/2020” không phải ngày có thật" in bad.text


def test_years_beyond_the_calendar_are_refused_and_forecasts_are_said(officer) -> None:
    assert "dự báo" in officer.page("/calendar?year=2027").text
    assert officer.page("/calendar?year=1066", status=422)
    assert officer.page("/calendar?year=x", status=422)
    assert "2100" not in officer.page("/calendar?year=2099").text


def test_deadline_that_no_day_off_moves_is_named_before_and_nothing_is_said_to_have_moved(visit) -> None:
    desk = visit("noi-vu")

    seen = Page(_preview(desk).text)
    answer = desk.send(seen.form("/calendar/changes"))

    assert "Không có thời hạn nào phải dời." in seen.text
    assert "rơi vào ngày nghỉ này, không dời 1" in seen.text
    assert "31/7/2020 : Hạn đăng ký thi đua" in seen.text or "31/7/2020: Hạn đăng ký thi đua" in seen.text
    assert "không thời hạn nào phải dời" in desk.page(answer.headers["location"]).text
    assert "không dời" not in Page(_preview(desk, day="2020-07-30").text).text
