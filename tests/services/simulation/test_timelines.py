"""Every shipped scenario: the whole year, as reviewed line by line in the text beside this file that bears its plan's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, shipped_plans
from services import simulation
from services.simulation import Told

REVIEWED = sorted(Path(__file__).parent.glob("*.txt"))


def told(plan: str, language: str) -> Told:
    [path] = (path for path in shipped_plans() if path.stem == plan)
    definition = load(path).definition
    assert definition is not None
    read = simulation.read(simulation.shipped_for(plan), path, definition)
    assert read.scenario is not None, read.problems
    return simulation.tell(simulation.run(read.scenario, language), language)


@pytest.mark.parametrize("timeline", REVIEWED, ids=lambda path: path.stem)
def test_year_goes_as_the_scenario_says_and_reads_as_reviewed(timeline: Path) -> None:
    year = told(timeline.stem, "vi")

    assert simulation.as_text(year).splitlines() == timeline.read_text(encoding="utf-8").splitlines()
    assert year.year.as_told


@pytest.mark.parametrize("plan", [path.stem for path in REVIEWED])
def test_english_year_is_told_in_english(plan: str) -> None:
    year = told(plan, "en")

    assert year.year.as_told
    assert "The history holds: " in simulation.as_text(year)
