"""Use this rule to find councils that would be called or composed from within one unit.

A sitting is the organisation's, so the roles under `convened_by` and `composed_by` must be of `scope: organisation`;
nobody holding a role of one unit can call it. Mend it by naming such a role, or by correcting the role's scope.

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: officer}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Scope

ID = "convener-of-one-unit"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every role that calls or composes a council and reaches one unit only."""
    roles = draft.section("roles")
    for council in councils(draft):
        for role in (*council.node.scalars("convened_by"), *council.node.scalars("composed_by")):
            if roles.below(role.text).text("scope") == Scope.UNIT:
                message = f"the role {quoted(role.text)} reaches one unit and can't convene or compose a council"
                yield Problem.at(role.place, SEVERITY, ID, message, "name a role of scope: organisation")
