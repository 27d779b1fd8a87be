"""Use this rule to find quotas that give fewer places than must be taken.

A quota of three with `at_least: 5` can't be kept. Mend it by correcting one of the numbers. What a percentage comes to
is known only in a campaign, so a percentage is not looked at.

Bad::

    quotas:
      prizes: {label: Giải thưởng, track: collective, count: 3, at_least: 5, held_in: awarded}

Good::

    quotas:
      prizes: {label: Giải thưởng, track: collective, count: 5, at_least: 3, held_in: awarded}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity, quoted
from definitions.values import COUNT

ID = "quota-below-its-minimum"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every quota one reading of which gives fewer places than its `at_least`."""
    for key, quota in draft.section("quotas").maps():
        least = quota.scalar("at_least")
        if least is None or not COUNT.takes(least.text):
            continue
        most = min(_most(quota), default=None)
        if most is not None and most < int(least.text):
            message = f"{quoted(key.text)} asks for at least {least.text}, but gives {most} places"
            yield Problem.at(least.place, SEVERITY, ID, message, "correct at_least, or the number of places")


def _most(quota: MapNode) -> Iterator[int]:
    """How many places it gives by each way it may be read."""
    readings = (reading for _, reading in quota.below("reading").below("answers").maps())
    for limit in (quota, *readings):
        yield from (int(text) for word in ("count", "exactly") for text in limit.texts(word) if COUNT.takes(text))
    values = [entry.value for entry in quota.below("places").below("values").entries.values()]
    places = [int(value.text) for value in values if isinstance(value, TextNode) and COUNT.takes(value.text)]
    if values and len(values) == len(places):
        yield sum(places)
