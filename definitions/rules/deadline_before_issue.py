"""Use this rule to notice deadlines that had passed when the plan was issued.

Nobody can keep a deadline they learn of afterwards. Mend it by checking both dates against the text; if the text
really says so, the warning may stand. Where a deadline falls due several times or in rounds, only the last time is looked
at: what lies behind is skipped at the launch.

Bad::

    deadlines:
      registration: {through: 28/2}

Good::

    deadlines:
      registration: {through: 31/7}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from definitions.draft import Draft
from definitions.draft_days import DeadlineDraft
from definitions.problem import Problem, Severity

ID = "deadline-before-issue"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every deadline whose last day, the last of all where it falls due several times, lies before the day of issue."""
    issued = draft.issued_on
    latest: dict[tuple[str, str], DeadlineDraft] = {}
    for deadline in draft.due:
        by_answer = (deadline.id.text, deadline.day.option)
        if deadline.last_day and deadline.last_day >= (_last_day(latest.get(by_answer)) or deadline.last_day):
            latest[by_answer] = deadline
    for deadline in latest.values():
        if issued and deadline.last_day and deadline.last_day < issued:
            message = f"the last day is {deadline.last_day:%d/%m/%Y}, before the plan was issued on {issued:%d/%m/%Y}"
            yield Problem.at(deadline.named.place, SEVERITY, ID, message, "check both dates against the text")


def _last_day(deadline: DeadlineDraft | None) -> date | None:
    return deadline.last_day if deadline else None
