"""Use this rule to find numbers that can't be entered at all, and guards that no number passes.

A guard that wants more than the field's `maximum`, or less than its `minimum`, never holds either. Mend it by exchanging
the two numbers, or by correcting one of them.

Bad::

    fields:
      score: {label: Điểm, kind: number, minimum: 100, maximum: 0}

Good::

    fields:
      score: {label: Điểm, kind: number, minimum: 0, maximum: 100}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted
from definitions.values import NUMBER

ID = "minimum-above-maximum"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field whose least number is above its greatest, and every guard that wants a number the field can't have."""
    for key, field in draft.section("fields").maps():
        least, greatest = field.text("minimum"), field.text("maximum")
        if NUMBER.takes(least) and NUMBER.takes(greatest) and int(least) > int(greatest):
            message = f"no number is at least {least} and at most {greatest}, as {quoted(key.text)} wants"
            yield Problem.at(key.place, SEVERITY, ID, message, "correct minimum or maximum")
    for guard in (guard for track in draft.tracks() for guard in track.guards):
        yield from _never_passed(guard, draft.section("fields").below(guard.text("field")))


def _never_passed(guard: MapNode, field: MapNode) -> Iterator[Problem]:
    least, greatest = guard.scalar("at_least"), guard.scalar("at_most")
    if guard.value("unit_case") is not None or not (least or greatest):
        return
    from_, to = _number(guard, "at_least"), _number(guard, "at_most")
    lowest, highest = _number(field, "minimum"), _number(field, "maximum")
    ends = ((from_, to), (from_, highest), (lowest, to))
    if any(low is not None and high is not None and low > high for low, high in ends):
        message = f"no number of the field {quoted(guard.text('field'))} passes this guard"
        yield Problem.at(guard.place, SEVERITY, ID, message, "correct at_least or at_most, or the field's bounds")


def _number(node: MapNode, key: str) -> int | None:
    text = node.text(key)
    return int(text) if NUMBER.takes(text) else None
