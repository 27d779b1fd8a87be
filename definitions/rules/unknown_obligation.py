"""Use this rule to find obligations that the plan names but never declares.

Nobody owes it, so nobody can have met it. Mend it by declaring it under `obligations`, or by using the id of
one that is there.

Bad::

    quotas:
      awards: {registered_by: registration}

Good::

    quotas:
      awards: {registered_by: register}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-obligation"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `obligations` which is not there."""
    return undeclared(draft, "obligations", ID, SEVERITY)
