"""Use this rule to find documents that the plan names but never declares.

No case could carry such a paper, and a move that needs it could never be made. Mend it by declaring it under
`documents`, or by using the id of one that is there.

Bad::

    obligations:
      register: {documents: registration_form}

Good::

    obligations:
      register: {documents: form}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-document"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `documents` which is not there."""
    return undeclared(draft, "documents", ID, SEVERITY)
