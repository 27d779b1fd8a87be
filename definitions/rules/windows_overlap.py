"""Use this rule to find windows that are open at the same time.

A deadline with `from` is a window, and the windows of a plan mostly follow one another: registering, then reporting,
then nominating. Two that overlap are mostly a mistyped day. A window whose last day is moved past a day off by `roll`
may run into the next one as well. Mend it by correcting the days; where both are meant to be open together, say so
with `may_overlap: yes` at one of them.

Bad::

    deadlines:
      first_half: {label: Đợt 1, from: 1/6, through: 30/6}
      second_half: {label: Đợt 2, from: 29/6, through: 30/9}

Good::

    deadlines:
      first_half: {label: Đợt 1, from: 1/6, through: 30/6}
      second_half: {label: Đợt 2, from: 1/7, through: 30/9}
      all_year: {label: Cả năm, from: 1/4, through: 31/12, may_overlap: yes}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from definitions.draft import Draft
from definitions.draft_days import WindowDraft
from definitions.problem import Problem, Severity, quoted
from workflow.daysoff import DaysOff, Roll
from workflow.ids import QuestionId

ID = "windows-overlap"
SEVERITY = Severity.ERROR


WEEKENDS = DaysOff()


def check(draft: Draft) -> Iterator[Problem]:
    """Every window that opens before one of those that opened earlier has closed."""
    told: set[str] = set()
    latest: WindowDraft | None = None
    closes = date.min
    for window in sorted(_alone(draft), key=lambda one: (one.first_day, one.last_day)):
        open_still = latest is not None and latest.id.text != window.id.text and window.first_day <= closes
        if latest and open_still and window.id.text not in told:
            told.add(window.id.text)
            yield _overlap(latest, closes, window)
        if _closes(draft, window) > closes:
            latest, closes = window, _closes(draft, window)


def _alone(draft: Draft) -> Iterator[WindowDraft]:
    """The windows that should not overlap; one that closes before it opens is the matter of another rule."""
    for window in draft.windows:
        if window.node.text("may_overlap") != "yes" and window.first_day <= window.last_day:
            yield window


def _closes(draft: Draft, window: WindowDraft) -> date:
    """Its last day, moved as its `roll` says, or the plan's answer where that is left to a question."""
    asked = QuestionId(window.node.below("roll").text("ask"))
    roll = window.node.text("roll") or draft.reckoning.answers.get(asked, "")
    return WEEKENDS.rolled(window.last_day, Roll(roll)) if roll in list(Roll) else window.last_day


def _overlap(earlier: WindowDraft, closes: date, later: WindowDraft) -> Problem:
    message = f"the window {quoted(later.id.text)} opens on {later.first_day:%d/%m/%Y}"
    line = f"{earlier.closing.place.line}"
    if later.first_day > earlier.last_day:
        message += f", but {quoted(earlier.id.text)} (line {line}) is moved past a day off to {closes:%d/%m/%Y}"
    else:
        message += f", before {quoted(earlier.id.text)} (line {line}) closes on {closes:%d/%m/%Y}"
    hint = "correct the days, or write may_overlap: yes at one of the two"
    return Problem.at(later.opening.place, SEVERITY, ID, message, hint)
