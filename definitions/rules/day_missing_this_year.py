"""Use this rule to find days that do not exist in the plan's year.

29/2 comes every four years. Mend it by naming a day that is there: the last day of February is 28/2 in other years.

Bad::

    year: 2021
    deadlines:
      registration: {through: 29/2}

Good::

    year: 2021
    deadlines:
      registration: {through: 28/2}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "day-missing-this-year"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every deadline on a day that the plan's year, or the year of one of its rounds, does not have."""
    for deadline in draft.due:
        if deadline.last_day is None and not deadline.day.of_a_round:
            message = f"there is no day {quoted(deadline.named.text)} in {deadline.by.year}"
            yield Problem.at(deadline.named.place, SEVERITY, ID, message, "name a day that the year has")
