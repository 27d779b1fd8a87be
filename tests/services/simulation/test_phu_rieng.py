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
        ("đã gửi 3 thư",),
        ("đã gửi 2 thư",),
    }
