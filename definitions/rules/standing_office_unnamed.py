"""Use this rule to find what falls to the standing office, an obligation or a case, in a plan that does not name one.

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
from definitions.language.tracks import STANDING_OFFICE
from definitions.problem import Problem, Severity
from workflow.definition import Owed

ID = "standing-office-unnamed"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every obligation owed by a standing office nobody named, and every case that is opened for it."""
    if draft.root.text("standing_office"):
        return
    falling = [owed for _, one in draft.section("obligations").maps() for owed in one.scalars("owed_by")]
    opened = [track.node.scalar("opens_at_launch") for track in draft.tracks()]
    for named in (*falling, *opened):
        if named is not None and named.text in (Owed.STANDING_OFFICE, STANDING_OFFICE):
            hint = "add standing_office: and a role at the top of the plan"
            yield Problem.at(named.place, SEVERITY, ID, "the plan names no standing office", hint)
