"""Use this rule to find numbers that can't be entered at all.

Mend it by exchanging `minimum` and `maximum`, or by correcting one of them.

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
from definitions.problem import Problem, Severity, quoted
from definitions.values import NUMBER

ID = "minimum-above-maximum"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field whose least number is above its greatest."""
    for key, field in draft.section("fields").maps():
        least, greatest = field.text("minimum"), field.text("maximum")
        if NUMBER.takes(least) and NUMBER.takes(greatest) and int(least) > int(greatest):
            message = f"no number is at least {least} and at most {greatest}, as {quoted(key.text)} wants"
            yield Problem.at(key.place, SEVERITY, ID, message, "correct minimum or maximum")
