"""Rates, and two of them as a ratio. Rounds alternate, so that a noisy moment hits both; the median of each counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Ratio:
    what: str
    ours: float
    floor: float

    def __str__(self) -> str:
        return f"{self.what:<62} {self.ours:>10,.4g} {self.floor:>10,.4g} {self.ours / self.floor:>7.2f}"


def compare(
    what: str, ours: Callable[[], object], floor: Callable[[], object], times: int, rounds: int = ROUNDS
) -> Ratio:
    """How many of *ours* and of *floor* are done a second, each called *times* times a round."""
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for rate, act in zip(rates, (ours, floor), strict=True):
            began = perf_counter()
            for _ in range(times):
                act()
            rate.append(times / (perf_counter() - began))
    return Ratio(what, median(rates[0]), median(rates[1]))
