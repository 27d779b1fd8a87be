"""Use this rule to find waivers that the plan names but never declares.

Nobody could grant it, so the guard it should ease stays as strict as ever. Mend it by declaring it under
`waivers`, or by using the id of one that is there.

Bad::

    waivers:
      no_form: {label: Miễn bản đăng ký, by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {document: form, unless: no_forms}

Good::

    waivers:
      no_form: {label: Miễn bản đăng ký, by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {document: form, unless: no_form}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-waiver"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `waivers` which is not there."""
    return undeclared(draft, "waivers", ID, SEVERITY)
