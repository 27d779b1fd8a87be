"""What the year of Cần Thơ 2019 shows: cases that others carry, places counted apart."""

from __future__ import annotations

import pytest

from services import simulation
from services.simulation import Told
from tests.services.simulation.years import told


@pytest.fixture
def year() -> Told:
    return told("can-tho-2019")


def test_case_that_carries_others_is_told_before_them(year: Told) -> None:
    sent = [line for line in year.lines if line.kind == "transition" and line.unit == "Phòng Tổng hợp"]
    day = [line.what for line in sent if line.at.date().isoformat() == "2019-11-20"]

    assert day[0] == "Gửi hồ sơ đề nghị khen thưởng"
    assert day[1:] == ["Gửi cùng đợt trình"] * 4


def test_places_counted_apart_for_each_unit_are_summed_up(year: Told) -> None:
    text = simulation.as_text(year)

    assert "Giấy khen tập thể: 3/3 chỗ: " in text
    assert "Giấy khen cá nhân của mỗi phòng, bộ phận: 3/18 chỗ, mỗi đơn vị 2 chỗ: " in text
