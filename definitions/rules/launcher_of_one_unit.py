"""Use this rule to find campaigns that would be launched from within one unit.

A campaign reaches every unit, so the roles under `launched_by` must be of `scope: organisation`; nobody holding a role
of one unit can launch. Mend it by naming such a role, or by correcting the role's scope.

Bad::

    launched_by: officer

Good::

    launched_by: office
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Scope

ID = "launcher-of-one-unit"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every role under `launched_by` that reaches one unit only."""
    roles = draft.section("roles")
    for role in draft.root.scalars("launched_by"):
        if roles.below(role.text).text("scope") == Scope.UNIT:
            message = f"the role {quoted(role.text)} reaches one unit and can't launch a campaign"
            yield Problem.at(role.place, SEVERITY, ID, message, "name a role of scope: organisation")
