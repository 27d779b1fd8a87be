"""Checking and simulating each shipped plan, as a ratio to reading its YAML with the library alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.timing import Ratio, compare
from definitions import load, shipped_plans
from definitions.parsing import parse
from services import simulation

ONCE = 1


def measure() -> Iterator[Ratio]:
    """Two ratios a plan: how many plans are checked, and whole years simulated, for each plan that is only parsed."""
    for path in shipped_plans():
        yield _ratio_of(path, "checked", partial(load, path), times=3)
        yield _ratio_of(path, "its year simulated", partial(_simulate, path), times=ONCE)


def _ratio_of(path: Path, what: str, ours: Callable[[], object], times: int) -> Ratio:
    texts = load(path).sources

    def floor() -> None:
        for name, text in texts.items():
            parse(text, name)

    return compare(f"{path.stem}: {what} / its YAML parsed", ours, floor, times, rounds=3)


def _simulate(path: Path) -> None:
    definition = load(path).definition
    if definition is None:
        raise SystemExit(f"{path.name} has errors")
    read = simulation.read(simulation.shipped_for(definition.id), path, definition)
    if read.scenario is None:
        raise SystemExit(f"the scenario of {path.name} has problems")
    simulation.run(read.scenario, "vi")
