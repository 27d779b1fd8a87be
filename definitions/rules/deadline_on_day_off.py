"""Use this rule to notice deadlines whose last day is a Saturday, a Sunday or a public holiday.

Offices are closed then, and units will ask whether the next working day still counts. Mend it by saying what a day
off does: `roll: next_working_day`, `roll: previous_working_day`, or, when it does nothing, `roll: none`. The shipped
calendar is looked at, make-up working Saturdays included; what an organisation sets over it counts at the launch.

Bad::

    deadlines:
      registration: {through: 1/8}

Good::

    deadlines:
      registration: {through: 1/8, roll: next_working_day}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from definitions.calendar import seed, seed_days_off
from definitions.draft import Draft
from definitions.problem import Place, Problem, Severity
from workflow.working_calendar import DayKind

ID = "deadline-on-day-off"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every day of a deadline that is on a day off, once for all rounds, where it is not said what that does to it."""
    told: set[Place] = set()
    for deadline in draft.due:
        last, place = deadline.last_day, deadline.named.place
        if last and place not in told and seed_days_off(last.year).is_off(last) and not deadline.node.value("roll"):
            told.add(place)
            message = f"the last day{deadline.in_round}, {last:%d/%m/%Y}, is {_named(last)}"
            hint = "say what a day off does with roll: next_working_day, previous_working_day or none"
            yield Problem.at(place, SEVERITY, ID, message, hint)


def _named(day: date) -> str:
    """What day off it is: the holiday by its Vietnamese name, else the weekday."""
    known = seed().get(day)
    return f"{known.name} ({day:%A})" if known and known.kind is DayKind.OFF else f"a {day:%A}"
