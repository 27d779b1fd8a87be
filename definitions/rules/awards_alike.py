"""Use this rule to notice awards that nothing tells apart.

Where a track has several awards, each needs its own `when`, or nobody can say which of them a case was given. Mend it by
adding `when: {field, is}`, with a value of its own for each.

Bad::

    awards:
      certificate: {label: Giấy khen, track: collective}
      flag: {label: Cờ thi đua, track: collective}

Good::

    awards:
      certificate: {label: Giấy khen, track: collective, when: {field: rating, is: good}}
      flag: {label: Cờ thi đua, track: collective, when: {field: rating, is: excellent}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "awards-alike"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every award of the same track and the same value as one before it."""
    first: dict[tuple[str, str, str], str] = {}
    for key, award in draft.section("awards").maps():
        when = award.below("when")
        told_by = (award.text("track"), when.text("field"), when.text("is"))
        if told_by in first:
            message = f"nothing tells the award {quoted(key.text)} from {quoted(first[told_by])}"
            yield Problem.at(key.place, SEVERITY, ID, message, "add when: with a value of its own for each")
        first.setdefault(told_by, key.text)
