"""Use this rule to find consultations that the plan names but never declares.

Nobody is asked, so nobody can have agreed. Mend it by declaring it under
`consultations`, or by using the id of one that is there.

Bad::

    consultations:
      police: {label: Ý kiến công an, track: collective, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - consulted: ploice

Good::

    consultations:
      police: {label: Ý kiến công an, track: collective, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - consulted: police
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-consultation"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `consultations` which is not there."""
    return undeclared(draft, "consultations", ID, SEVERITY)
