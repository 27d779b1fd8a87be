"""Use this rule to find rounds of which there would be more than anybody can keep.

A campaign with more than 600 rounds can't be launched; mostly a year is mistyped. Mend it by checking the first and
the last day, and how long a round lasts.

Bad::

    rounds: {label: Hằng tuần, every: week, from: 1/1/2020, through: 31/12/2120}

Good::

    rounds: {label: Hằng tuần, every: week, from: 1/1/2020, through: 31/12/2021}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_days import days_of, opening_days
from definitions.problem import Problem, Severity
from workflow.rounds import LASTS_MONTHS, MOST_ROUNDS, Every

ID = "too-many-rounds"
SEVERITY = Severity.ERROR


DAYS_OF_A_MONTH = 28
DAYS_OF_A_WEEK = 7


def check(draft: Draft) -> Iterator[Problem]:
    """The rounds, where they are too many by the longest reading of their days."""
    node = draft.section("rounds")
    every = node.scalar("every")
    firsts = [on for day in opening_days(node) if day.readable and (on := day.last_day(draft.reckoning))]
    lasts = [on for day in days_of(node) if day.readable and (on := day.last_day(draft.reckoning))]
    if every is None or every.text not in list(Every) or not firsts or not lasts:
        return
    months = LASTS_MONTHS.get(Every(every.text), 0)
    if (max(lasts) - min(firsts)).days // (months * DAYS_OF_A_MONTH or DAYS_OF_A_WEEK) >= MOST_ROUNDS:
        message = f"there would be more than {MOST_ROUNDS} rounds"
        yield Problem.at(every.place, SEVERITY, ID, message, "check the first and the last day, and how long one lasts")
