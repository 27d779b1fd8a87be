"""Use this rule to find deadlines that the plan names but never declares.

What is owed by no day is never due. Mend it by declaring it under `deadlines`, or by using the id of one that
is there.

Bad::

    obligations:
      register: {deadline: registering}

Good::

    obligations:
      register: {deadline: registration}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-deadline"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `deadlines` which is not there."""
    return undeclared(draft, "deadlines", ID, SEVERITY)
