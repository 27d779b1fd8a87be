"""The shipped scenario of Cần Thơ 2019: the whole year, as reviewed line by line in `can-tho-2019.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, shipped_plans
from services import simulation
from services.simulation import Told

[PLAN] = (path for path in shipped_plans() if path.stem == "can-tho-2019")
GOLDEN = Path(__file__).with_name("can-tho-2019.txt")


def told(language: str = "vi") -> Told:
    definition = load(PLAN).definition
    assert definition is not None
    read = simulation.read(simulation.shipped_for(definition.id), PLAN, definition)
    assert read.scenario is not None, read.problems
    return simulation.tell(simulation.run(read.scenario, language), language)


@pytest.fixture(scope="module")
def year() -> Told:
    return told()


def test_year_goes_as_the_scenario_says_and_reads_as_reviewed(year: Told) -> None:
    assert simulation.as_text(year).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
    assert year.year.as_told


def test_english_year_has_the_same_events(year: Told) -> None:
    english = told("en")

    assert [(line.at, line.kind, line.unit, line.codes) for line in english.lines] == [
        (line.at, line.kind, line.unit, line.codes) for line in year.lines
    ]
    assert "The history holds: " in simulation.as_text(english)


def test_case_that_carries_others_is_told_before_them(year: Told) -> None:
    sent = [line for line in year.lines if line.kind == "transition" and line.unit == "Phòng Tổng hợp"]
    day = [line.what for line in sent if line.at.date().isoformat() == "2019-11-20"]

    assert day[0] == "Gửi hồ sơ đề nghị khen thưởng"
    assert day[1:] == ["Gửi cùng đợt trình"] * 4


def test_places_counted_apart_for_each_unit_are_summed_up(year: Told) -> None:
    text = simulation.as_text(year)

    assert "Giấy khen tập thể: 3/3 chỗ: " in text
    assert "Giấy khen cá nhân của mỗi phòng, bộ phận: 3/18 chỗ, mỗi đơn vị 2 chỗ: " in text
