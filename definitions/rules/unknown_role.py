"""Use this rule to find roles that the plan names but never declares.

Nobody could ever hold such a role, so nobody could act or be told. Mend it by declaring it under `roles`, or by
using the id of one that is there.

Bad::

    milestones:
      notice: {label: Thông báo, recorded_by: ofice}

Good::

    milestones:
      notice: {label: Thông báo, recorded_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-role"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `roles` which is not there."""
    return undeclared(draft, "roles", ID, SEVERITY)
