"""Use this rule to find fields that the plan names but never declares.

Nobody could fill in such a field. Mend it by declaring it under `fields`, or by using the id of one that is
there. The criteria under `assessments` are asked for like fields.

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
from definitions.references import unknown

ID = "unknown-field"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field named that is not there; a criterion under `assessments` may be asked for like a field."""
    declared = (*draft.section("fields").entries, *draft.section("assessments").entries)
    return unknown(draft.references("fields"), declared, "fields", ID, SEVERITY)
