"""What the contest of Phú Riềng 2020 shows: what an entry meets, who is counted."""

from __future__ import annotations

import pytest

from services.simulation import Told
from tests.services.simulation.years import told


@pytest.fixture
def year() -> Told:
    return told("phu-rieng-2020")


def test_what_an_entry_meets_is_told_after_it(year: Told) -> None:
    lines = [line.what for line in year.lines if line.kind == "transition"]
    met = [place for place, what in enumerate(lines) if what.startswith("Có ít nhất 01 bài dự thi")]

    assert met
    assert {lines[place - 1] for place in met} == {"Nộp bài dự thi"}


def test_units_are_counted_once_however_many_entries_they_prepare(year: Told) -> None:
    [reminder] = [line for line in year.lines if line.what == "Thời gian nhận bài dự thi: nhắc trước 1 ngày"]

    assert reminder.details == ("5 đơn vị còn nợ, đã gửi 5 thư",)
    assert {line.details for line in year.lines if line.what.endswith("báo đã mở")} == {
        ("đã gửi 15 thư",),
        ("đã gửi 4 thư",),
        ("đã gửi 2 thư",),
    }


def test_judges_are_reminded_of_how_many_entries_wait_and_of_nobody(year: Told) -> None:
    judges = {person.id for person in year.year.people.values() if person.login in ("giam-khao", "giam-khao.2")}
    letters = sorted(year.year.letters, key=lambda one: one.business_at)
    reminders = [one for one in letters if one.person in judges and one.kind == "deadline_reminder"]
    named = {*year.year.units.values(), *year.year.subjects.values()} - {"Ủy ban nhân dân huyện Phú Riềng"}

    assert [word for one in reminders for word in named if word in one.text] == []
    assert [next(line for line in one.text.splitlines() if " bài: " in line) for one in reminders] == [
        *["- 11 bài: Ghi điểm chấm"] * 4,
        *["- 1 bài: Ghi điểm chấm"] * 2,
    ]


def test_results_of_the_jury_are_told_exactly_with_their_ranks(year: Told) -> None:
    results = {line.subject: (line.what, line.details) for line in year.lines if line.kind == "result"}

    assert results["Một cửa không chờ"] == ("Điểm của Ban Giám khảo: 92,33, hạng 2", ("3 phiếu, đúng bằng 277/3",))
    tied = ("Tổ lưu động hướng dẫn dịch vụ công trực tuyến", "Hai phút hiểu thủ tục")
    assert {results[title][0] for title in tied} == {"Điểm của Ban Giám khảo: 84,33, hạng 4"}
    assert "Biểu mẫu điền sẵn" not in results
