"""Use this rule to find percentages of nothing in particular.

"Not more than 20%" means nothing until it is said of which number. Mend it with `of: participants`, `registered` or
`contenders`, or leave it to a question with `of: {ask: …}`. Whoever counts the registered also says by which
obligation they register (`registered_by`).

Bad::

    quotas:
      prizes: {label: Giải thưởng, track: collective, percent: 20, held_in: rated}

Good::

    quotas:
      prizes: {label: Giải thưởng, track: collective, percent: 20, of: participants, held_in: rated}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted
from workflow.quotas import Base

ID = "quota-without-base"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every percentage, one of several readings too, without a base, or of the registered where nobody registers."""
    for key, quota in draft.section("quotas").maps():
        base = quota.value("of")
        if base is None and any(limit.value("percent") is not None for limit in _limits(quota)):
            message = f"{quoted(key.text)} is a percentage, but not said of what"
            hint = "add of: participants, registered or contenders, or of: {ask: a question}"
            yield Problem.at(key.place, SEVERITY, ID, message, hint)
        elif base is not None and Base.REGISTERED in _bases(draft, quota) and not quota.text("registered_by"):
            message = f"{quoted(key.text)} may be taken of the registered, but not said who they are"
            yield Problem.at(base.place, SEVERITY, ID, message, "add registered_by: and the obligation")


def _limits(quota: MapNode) -> Iterator[MapNode]:
    """The quota, and every reading of its number."""
    yield quota
    yield from (reading for _, reading in quota.below("reading").below("answers").maps())


def _bases(draft: Draft, quota: MapNode) -> tuple[str, ...]:
    """The base written, or every base the question asked may be answered with."""
    question = draft.section("questions").below(quota.below("of").text("ask"))
    return (quota.text("of"), *question.below("options").entries)
