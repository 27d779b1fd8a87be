"""Use this rule to find things without a name in Vietnamese.

Officers read labels, never ids. Mend it by writing `label` in Vietnamese; `english` beside it is welcome and may
be left out.

Bad::

    documents:
      minutes: {english: Minutes}

Good::

    documents:
      minutes: {label: Biên bản, english: Minutes}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity
from definitions.shapes import Record

ID = "missing-vietnamese-label"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every thing people read the name of whose label is missing, empty or English."""
    for node, shape in draft.maps():
        if isinstance(shape, Record) and "label" in shape.keys:
            yield from _of(node, shape.name)


def _of(node: MapNode, name: str) -> Iterator[Problem]:
    label = node.text("label").strip()
    place = (node.scalar("label") or node).place
    if not label:
        yield Problem.at(place, SEVERITY, ID, f"this {name} has no label", "add label: with its Vietnamese name")
    elif label.isascii() and label == node.text("english").strip():
        message = f"the label of this {name} is its English name"
        yield Problem.at(place, SEVERITY, ID, message, "write the Vietnamese name under label")
