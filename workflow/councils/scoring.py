"""Scores of several members become one result: exact fractions, equal results share a rank.

Averages and not sums: who is absent or has a conflict gives no sheet, and a sum would count that against the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workflow.definition.councils import Averaging, Criterion
from workflow.ids import CriterionId, MotionId, PersonId

Sheet = Mapping[CriterionId, Fraction]
"""What one member gave one work, criterion by criterion."""


def faults(criteria: Sequence[Criterion], sheet: Sheet) -> list[CriterionId]:
    """The criteria that *sheet* leaves out, scores below 0 or above their most, or that are not asked for."""
    asked = {one.id: one for one in criteria}
    wrong = [one.id for one in criteria if one.id not in sheet or not 0 <= sheet[one.id] <= one.most]
    return [*wrong, *(name for name in sheet if name not in asked)]


def total(criteria: Sequence[Criterion], sheet: Sheet) -> Fraction:
    """The weighted total of one sheet."""
    return sum((one.weight * sheet[one.id] for one in criteria), Fraction(0))


def averages(totals: Mapping[tuple[MotionId, PersonId], Fraction], averaging: Averaging) -> dict[MotionId, Fraction]:
    """The result of every work that at least one member scored."""
    counted = _stretched(totals) if averaging is Averaging.NORMALISED else totals
    by_work: dict[MotionId, list[Fraction]] = {}
    for (work, _), value in counted.items():
        by_work.setdefault(work, []).append(value)
    return {
        work: _mean(_trimmed(given) if averaging is Averaging.TRIMMED else given) for work, given in by_work.items()
    }


def ranks(results: Mapping[MotionId, Fraction]) -> dict[MotionId, int]:
    """The rank of each work, equal results the same: 1, 2, 2, 4."""
    return {work: 1 + sum(other > result for other in results.values()) for work, result in results.items()}


def _stretched(totals: Mapping[tuple[MotionId, PersonId], Fraction]) -> dict[tuple[MotionId, PersonId], Fraction]:
    """Each member's totals on a scale from their lowest (0) to their highest (1); 1/2 where they gave only one value."""
    scales: dict[PersonId, tuple[Fraction, Fraction]] = {}
    for (_, member), value in totals.items():
        lowest, highest = scales.get(member, (value, value))
        scales[member] = min(lowest, value), max(highest, value)
    stretched = {}
    for (work, member), value in totals.items():
        lowest, highest = scales[member]
        stretched[work, member] = (value - lowest) / (highest - lowest) if highest > lowest else Fraction(1, 2)
    return stretched


def _trimmed(given: Iterable[Fraction]) -> list[Fraction]:
    ordered = sorted(given)
    return ordered[1:-1] or ordered


def _mean(given: Sequence[Fraction]) -> Fraction:
    return sum(given, Fraction(0)) / len(given)
