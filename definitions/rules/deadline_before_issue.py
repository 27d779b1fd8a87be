"""Use this rule to notice deadlines that had passed when the plan was issued.

Nobody can keep a deadline they learn of afterwards. Mend it by checking both dates against the text; if the text
really says so, the warning may stand.

Bad::

    deadlines:
      registration: {through: 28/2}

Good::

    deadlines:
      registration: {through: 31/7}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity

ID = "deadline-before-issue"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every deadline whose last day lies before the day of issue."""
    issued = draft.issued_on
    for deadline in draft.deadlines():
        if issued and deadline.last_day and deadline.last_day < issued:
            message = f"the last day is {deadline.last_day:%d/%m/%Y}, before the plan was issued on {issued:%d/%m/%Y}"
            yield Problem.at(deadline.named.place, SEVERITY, ID, message, "check both dates against the text")
