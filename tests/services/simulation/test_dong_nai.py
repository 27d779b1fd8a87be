"""The shipped scenario of Đồng Nai 2020: the whole year, as reviewed line by line in `dong-nai-2020.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, shipped_plans
from services import simulation
from services.simulation import Told

[PLAN] = (path for path in shipped_plans() if path.stem == "dong-nai-2020")
GOLDEN = Path(__file__).with_name("dong-nai-2020.txt")


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


def test_places_of_each_quota_and_their_holders_are_summed_up(year: Told) -> None:
    places = simulation.as_json(year)["summary"]["places"]

    assert {one["quota"]: (one["taken"], one["places"], len(one["holders"])) for one in places} == {
        "nominees": (8, 1, 8),
        "collective_awards": (3, 3, 3),
        "individual_awards": (3, 4, 3),
    }


def test_reminder_of_proposals_names_what_is_to_be_done(year: Told) -> None:
    reminders = [one.text for one in year.year.letters if "Hạn gửi đề nghị khen thưởng" in one.subject]

    assert len(reminders) == 17
    assert [text for text in reminders if "Đề nghị khen thưởng tập thể" not in text] == []
    assert [text for text in reminders if "nghĩa vụ" in text] == []
