"""Use this rule to find questions that the plan names but never declares.

A value left to a question nobody asks is never given. Mend it by declaring it under `questions`, or by using
the id of one that is there.

Bad::

    quotas:
      awards:
        of: {ask: basis}

Good::

    quotas:
      awards:
        of: {ask: base}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-question"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `questions` which is not there."""
    return undeclared(draft, "questions", ID, SEVERITY)
