"""Use this rule to find windows whose last day comes before their first.

Nothing could ever be in time. Mend it by checking both days against the text; day comes before month, and a day
without a year belongs to the plan's year (`20/1 next year` to the one after it).

Bad::

    deadlines:
      registration: {from: 1/11, through: 31/7}

Good::

    deadlines:
      registration: {from: 1/7, through: 31/7}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity

ID = "window-closes-before-it-opens"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every window that closes before it opens, once for all its rounds."""
    backwards = {window.id.text: window for window in draft.windows if window.last_day < window.first_day}
    for window in backwards.values():
        message = f"the window opens on {window.first_day:%d/%m/%Y} and closes before, on {window.last_day:%d/%m/%Y}"
        yield Problem.at(window.opening.place, SEVERITY, ID, message, "check both days against the text")
