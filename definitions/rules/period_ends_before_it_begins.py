"""Use this rule to find a period whose last day comes before its first.

Mend it by checking both days against the text; day comes before month.

Bad::

    period: {from: 31/12/2020, through: 1/1/2020}

Good::

    period: {from: 1/1/2020, through: 31/12/2020}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.values import DAY, day_rule

ID = "period-ends-before-it-begins"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """The period, and the rounds, when they run backwards."""
    for section in ("period", "rounds"):
        span = draft.section(section)
        ends = (*span.scalars("from"), *span.scalars("through"))
        if len(ends) == len([end for end in ends if DAY.takes(end.text) and DAY.means_something(end.text)]) == 2:  # noqa: PLR2004 - two ends
            first, last = (day_rule(end.text).day(draft.reckoning) for end in ends)
            if first and last and last < first:
                message = f"the {section} ends before it begins"
                yield Problem.at(ends[1].place, SEVERITY, ID, message, "check both days against the text")
