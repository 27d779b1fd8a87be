"""Use this rule to find quotas that the plan names but never declares.

It has no places, so it can be asked nothing. Mend it by declaring it under `quotas`, or by using the id of one
that is there.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {quota: prizes, taken: in_any_order}

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {quota: awards, taken: in_any_order}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-quota"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `quotas` which is not there."""
    return undeclared(draft, "quotas", ID, SEVERITY)
