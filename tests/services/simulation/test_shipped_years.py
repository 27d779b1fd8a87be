"""Every shipped plan has a scenario, and its year goes and reads as it was reviewed, line by line."""

from __future__ import annotations

import pytest

from definitions import shipped_plans
from services import simulation
from tests.services.simulation.years import reviewed, told

PLANS = pytest.mark.parametrize("plan", [path.stem for path in shipped_plans()])


def test_every_shipped_plan_has_its_scenario() -> None:
    scenarios = {path.stem for path in simulation.shipped_for("any").parent.glob("*.yaml")}

    assert scenarios == {path.stem for path in shipped_plans()}


@PLANS
def test_year_goes_as_the_scenario_says_and_reads_as_reviewed(plan: str) -> None:
    assert simulation.as_text(told(plan)).splitlines() == reviewed(plan).splitlines()
    assert told(plan).year.as_told


@PLANS
def test_english_year_has_the_same_events(plan: str) -> None:
    english = told(plan, "en")

    assert [(line.at, line.kind, line.unit, line.codes) for line in english.lines] == [
        (line.at, line.kind, line.unit, line.codes) for line in told(plan).lines
    ]
    assert "The history holds: " in simulation.as_text(english)
