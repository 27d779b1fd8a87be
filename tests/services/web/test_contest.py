"""The pages of a contest: what is owed by itself, works told apart, forms of authors and criteria, prizes by value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.demo import Demo
from tests.services.web.visitor import Visitor
from tests.support.phu_rieng import MARKING, OPENS, RESULTS, Contest, the_contest


@pytest.fixture
def contest(tmp_path: Path) -> Iterator[Demo]:
    with the_contest(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path) as demo:
        yield demo


def test_officer_is_led_from_what_is_owed_to_the_entry_that_meets_it(contest: Demo) -> None:
    officer = Visitor(contest, "phuoc-tan")
    work = officer.page("/")
    owed = next(link for link in work.links if link.startswith("/cases/"))
    page = officer.page(owed)
    opening = next(link for link in page.links if link.endswith("/nominations/entry"))
    form = officer.page(opening)
    unit = form.html.partition('name="subject" value="')[2].partition('"')[0]

    nameless = officer.send(form.form("/nominations/entry"), subject=unit)
    opened = officer.send(form.form("/nominations/entry"), subject=unit, **{"input.title": "Một cửa không chờ"})

    assert "Sẵn sàng làm ngay" in work.text
    assert "Tự hoàn thành khi có ít nhất 1 hồ sơ Bài dự thi ở “Đã nộp bài”." in page.text
    assert (nameless.status_code, "Chưa nhập: Tên bài dự thi." in nameless.text) == (409, True)
    assert opened.status_code == 303
    assert "Bài dự thi: Một cửa không chờ" in officer.page(opened.headers["location"]).text


def test_entries_of_one_unit_are_told_apart_wherever_they_are_listed(contest: Demo) -> None:
    walk, officer = Contest(contest), Visitor(contest, "bu-nho")
    walk.clock(OPENS)
    first, _ = walk.entered("bu-nho", "Một cửa không chờ"), walk.prepared("bu-nho", "Nhắn tin nhắc hẹn")

    listed = officer.page(f"{officer.campaign()}/cases?track=entry").text
    work = officer.page("/").text
    related = officer.page(f"/cases/{first['id']}").text
    letters = Visitor(contest, "noi-vu.truong").page("/mailbox").text

    for page in (listed, work, related):
        assert "Một cửa không chờ" in page
        assert "Nhắn tin nhắc hẹn" in page
    assert "Hồ sơ “Một cửa không chờ” (Ủy ban nhân dân xã Bù Nho): Đã nộp bài" in letters


def test_entry_is_sent_with_its_authors_from_a_page(contest: Demo) -> None:
    walk, officer = Contest(contest), Visitor(contest, "long-ha")
    walk.clock(OPENS)
    case = f"/cases/{walk.prepared('long-ha', 'Tổ lưu động')['id']}"
    page = officer.page(case)
    inputs = {"author_kind": "group", "topic": "online_services", "form": "written"}

    def sent(authors: str):
        return officer.take(
            case, "enter", **{f"input.{name}": text for name, text in inputs.items()}, **{"input.authors": authors}
        )

    short = sent("Nông Thị Mẫu: 60")
    whole = sent("Nông Thị Mẫu: 60\nTriệu Thị Ví Dụ: 40")

    assert '<textarea id="enter-input-authors" name="input.authors"' in page.html
    assert '<select id="enter-input-topic" name="input.topic"' in page.html
    assert (short.status_code, "phải đúng 100%" in short.text, "Nông Thị Mẫu: 60</textarea>" in short.text) == (
        409,
        True,
        True,
    )
    assert whole.status_code == 303
    assert "Nông Thị Mẫu: 60%; Triệu Thị Ví Dụ: 40%" in officer.page(case).text


def test_criteria_are_answered_with_the_move_and_asked_for_once(contest: Demo) -> None:
    walk, organiser = Contest(contest), Visitor(contest, "noi-vu.truong")
    walk.clock(OPENS)
    case = f"/cases/{walk.entered('bu-nho', 'Một cửa không chờ')['id']}"
    page = organiser.page(case)
    answers = dict.fromkeys(page.form("/triggers/screen").names - {"csrf", "key", "version"}, "met")

    refused = organiser.take(case, "screen", **{**answers, "input.own_work": "not_met"})
    taken = organiser.take(case, "screen", **answers)

    assert not [form for form in page.forms if form.action.endswith("/fields")]
    assert (refused.status_code, "Tiêu chí không đạt: Không sao chép." in refused.text) == (409, True)
    assert taken.status_code == 303
    assert "Không sao chép Đạt" in organiser.page(case).text


def test_board_says_which_prize_is_held_and_how_many_there_are(contest: Demo) -> None:
    walk, organiser = Contest(contest), Visitor(contest, "noi-vu.truong")
    walk.clock(OPENS)
    case = walk.screened("bu-nho", "Một cửa không chờ")
    walk.clock(MARKING)
    walk.mark(case, 92)
    walk.clock(RESULTS)
    walk.publish()
    walk.award(case, "first")

    page = organiser.page(organiser.campaign()).text

    assert "7 chỗ theo kế hoạch. Giải nhất: 1, Giải nhì: 1, Giải ba: 2, Giải khuyến khích: 3." in page
    assert "Đang giữ: Giải nhất" in page
    assert "Thời gian nhận bài dự thi: báo đã mở" in page


def test_obligations_that_nobody_must_meet_are_listed_as_let_go(contest: Demo) -> None:
    walk, office = Contest(contest), Visitor(contest, "noi-vu")
    walk.clock(MARKING)

    page = office.page(f"{office.campaign()}/obligations").text

    assert "Không nộp (không bắt buộc) 4" in page
    assert "Quá hạn 11" in page


def test_standing_office_chooses_among_those_who_take_part(contest: Demo) -> None:
    office = Visitor(contest, "noi-vu")

    page = office.page(f"{office.campaign()}/nominations/entry")

    assert '<select id="subject" name="subject" required>' in page.html
    assert "Lâm Văn Ví Dụ – Ủy ban nhân dân xã Bù Nho" in page.text
    assert "Người dân, doanh nghiệp trên địa bàn huyện Phú Riềng" in page.text
    assert "Trịnh Thị Ví Dụ" not in page.text
    assert "Thân Văn Thử" not in page.text
