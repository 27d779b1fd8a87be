"""The shipped scenario of Phú Riềng 2020: the whole contest, as reviewed line by line in `phu-rieng-2020.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, shipped_plans
from services import simulation
from services.simulation import Told

[PLAN] = (path for path in shipped_plans() if path.stem == "phu-rieng-2020")
GOLDEN = Path(__file__).with_name("phu-rieng-2020.txt")


def told(language: str = "vi") -> Told:
    definition = load(PLAN).definition
    assert definition is not None
    read = simulation.read(simulation.shipped_for(definition.id), PLAN, definition)
    assert read.scenario is not None, read.problems
    return simulation.tell(simulation.run(read.scenario, language), language)


@pytest.fixture(scope="module")
def year() -> Told:
    return told()


def test_contest_goes_as_the_scenario_says_and_reads_as_reviewed(year: Told) -> None:
    assert simulation.as_text(year).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
    assert year.year.as_told


def test_english_contest_has_the_same_events(year: Told) -> None:
    assert [(line.at, line.kind, line.codes) for line in told("en").lines] == [
        (line.at, line.kind, line.codes) for line in year.lines
    ]


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
