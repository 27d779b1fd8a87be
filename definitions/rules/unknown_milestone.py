"""Use this rule to find milestones that the plan names but never declares.

It would never be recorded, and whatever waits for it would wait for ever. Mend it by declaring it under
`milestones`, or by using the id of one that is there.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: notification

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: notice
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-milestone"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `milestones` which is not there."""
    return undeclared(draft, "milestones", ID, SEVERITY)
