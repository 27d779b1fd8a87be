"""Use this rule to find what repeats itself in rounds that do not exist.

`each_round: yes`, a quota counted `each: round`, and days of a round (`day 25`, `friday`, `last day`) mean something
only where the plan says under `rounds` how it repeats itself; such a day also needs its deadline to say
`each_round: yes`. Mend it by adding what is missing, or by writing a plain day.

Bad::

    deadlines:
      registration: {through: day 25}

Good::

    rounds: {label: Hằng tháng, every: month, from: 1/4, through: 31/12}
    deadlines:
      registration: {through: day 25, each_round: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_days import days_of, opening_days
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.quotas import Each

ID = "each-round-without-rounds"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Everything that is said of rounds where there are none, and every day of a round outside of them."""
    if draft.root.value("rounds") is None:
        for place, what in _repeated(draft):
            message = f"{what} is said of every round, but the plan has none"
            yield Problem.at(place.place, SEVERITY, ID, message, "add rounds: and how the plan repeats itself")
    for _, deadline in draft.section("deadlines").maps():
        if deadline.text("each_round") != "yes":
            yield from _outside(deadline)
    for section in ("period", "rounds"):
        yield from _outside(draft.section(section))


def _repeated(draft: Draft) -> Iterator[tuple[TextNode, str]]:
    for section, name in (("deadlines", "deadline"), ("tracks", "track")):
        for key, node in draft.section(section).maps():
            for each_round in node.scalars("each_round"):
                if each_round.text == "yes":
                    yield each_round, f"the {name} {quoted(key.text)}"
    for key, quota in draft.section("quotas").maps():
        yield from (
            (each, f"the quota {quoted(key.text)}") for each in quota.scalars("each") if each.text == Each.ROUND
        )


def _outside(node: MapNode) -> Iterator[Problem]:
    for day in (*days_of(node), *opening_days(node)):
        if day.of_a_round:
            message = f"{quoted(day.named.text)} is a day of a round, but this does not repeat itself"
            hint = "add each_round: yes to its deadline, or write a day such as 31/7"
            yield Problem.at(day.named.place, SEVERITY, ID, message, hint)
