"""Use this rule to find a period, or rounds, whose last day comes before their first.

Mend it by checking both days against the text; day comes before month.

Bad::

    period: {from: 31/12/2020, through: 1/1/2020}

Good::

    period: {from: 1/1/2020, through: 31/12/2020}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_days import days_of, opening_days
from definitions.problem import Problem, Severity

ID = "period-ends-before-it-begins"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """The period, and the rounds, when they run backwards."""
    for section in ("period", "rounds"):
        span = draft.section(section)
        firsts = [on for day in opening_days(span) if day.readable and (on := day.last_day(draft.reckoning))]
        for day in days_of(span):
            last = day.last_day(draft.reckoning) if day.readable else None
            if last and firsts and last < min(firsts):
                message = f"the {section} ends before it begins"
                yield Problem.at(day.named.place, SEVERITY, ID, message, "check both days against the text")
