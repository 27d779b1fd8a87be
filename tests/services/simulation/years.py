"""The years of the shipped plans, each acted out once for all the tests that look at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from definitions import load, shipped_plans
from services import simulation
from services.simulation import Told

HERE = Path(__file__).parent


@cache
def told(plan: str, language: str = "vi") -> Told:
    """The year of the shipped *plan*, by the scenario that comes with it."""
    path = plan_file(plan)
    definition = load(path).definition
    assert definition is not None
    read = simulation.read(simulation.shipped_for(plan), path, definition)
    assert read.scenario is not None, read.problems
    return simulation.tell(simulation.run(read.scenario, language), language)


def plan_file(plan: str) -> Path:
    return next(path for path in shipped_plans() if path.stem == plan)


def reviewed(plan: str) -> str:
    """The year as it was read line by line."""
    return (HERE / f"{plan}.txt").read_text(encoding="utf-8")
