"""Use this rule to find fields that the plan names but never declares.

Nobody could fill in such a field. Mend it by declaring it under `fields`, or by using the id of one that is
there.

Bad::

    tracks:
      collective:
        transitions:
          rate: {asks: [score, ratings]}

Good::

    tracks:
      collective:
        transitions:
          rate: {asks: [score, rating]}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-field"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `fields` which is not there."""
    return undeclared(draft, "fields", ID, SEVERITY)
