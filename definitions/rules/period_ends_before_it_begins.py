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
from definitions.values import FULL_DATE, full_date

ID = "period-ends-before-it-begins"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """The period, when it runs backwards."""
    period = draft.section("period")
    ends = (*period.scalars("from"), *period.scalars("through"))
    match [end for end in ends if FULL_DATE.takes(end.text) and FULL_DATE.means_something(end.text)]:
        case [first, last] if full_date(last.text) < full_date(first.text):
            message = "the period ends before it begins"
            yield Problem.at(last.place, SEVERITY, ID, message, "check both days against the text")
