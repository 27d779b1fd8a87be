"""Use this rule to notice deadlines whose last day is a Saturday or a Sunday.

Offices are closed then, and units will ask whether Monday still counts. Mend it by saying what a day off does:
`roll: next_working_day`, `roll: previous_working_day`, or, when it does nothing, `roll: none`. Public holidays are
not looked at here: the calendar of the year is applied when a campaign is launched.

Bad::

    deadlines:
      registration: {through: 1/8}

Good::

    deadlines:
      registration: {through: 1/8, roll: next_working_day}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Place, Problem, Severity
from workflow.daysoff import DaysOff

ID = "deadline-on-day-off"
SEVERITY = Severity.WARNING


WEEKENDS = DaysOff()


def check(draft: Draft) -> Iterator[Problem]:
    """Every day of a deadline that is on a weekend, once for all rounds, where it is not said what that does to it."""
    told: set[Place] = set()
    for deadline in draft.due:
        last, place = deadline.last_day, deadline.named.place
        if last and place not in told and WEEKENDS.is_off(last) and not deadline.node.value("roll"):
            told.add(place)
            message = f"the last day{deadline.in_round}, {last:%d/%m/%Y}, is a {last:%A}"
            hint = "say what a day off does with roll: next_working_day, previous_working_day or none"
            yield Problem.at(place, SEVERITY, ID, message, hint)
