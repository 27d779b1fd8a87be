"""Use this rule to find tracks that the plan names but never declares.

There are no cases on it. Mend it by declaring it under `tracks`, or by using the id of one that is there.

Bad::

    obligations:
      register: {opens: collectives}

Good::

    obligations:
      register: {opens: collective}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-track"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `tracks` which is not there."""
    return undeclared(draft, "tracks", ID, SEVERITY)
