"""Use this rule to find obligations of the standing office in a plan that does not name one.

Mend it with `standing_office:` and the role of the unit that runs the plan, at the top of the file.

Bad::

    standing_office: ""
    obligations:
      report:
        {label: Báo cáo, owed_by: standing_office, deadline: registration, met_by: office}

Good::

    standing_office: office
    obligations:
      report:
        {label: Báo cáo, owed_by: standing_office, deadline: registration, met_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from workflow.definition import Owed

ID = "standing-office-unnamed"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every obligation owed by a standing office nobody named."""
    if draft.root.text("standing_office"):
        return
    for _, obligation in draft.section("obligations").maps():
        for owed_by in obligation.scalars("owed_by"):
            if owed_by.text == Owed.STANDING_OFFICE:
                hint = "add standing_office: and a role at the top of the plan"
                yield Problem.at(owed_by.place, SEVERITY, ID, "the plan names no standing office", hint)
