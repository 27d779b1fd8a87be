"""Use this rule to find criteria that the plan names but never declares.

Nobody would ever answer it, and the move that waits for it could never be made. Mend it by declaring it under
`assessments`, or by using the id of one that is there.

Bad::

    assessments:
      discipline: {label: Không vi phạm kỷ luật, by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - assessment: dicipline

Good::

    assessments:
      discipline: {label: Không vi phạm kỷ luật, by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - assessment: discipline
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-assessment"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `assessments` which is not there."""
    return undeclared(draft, "assessments", ID, SEVERITY)
