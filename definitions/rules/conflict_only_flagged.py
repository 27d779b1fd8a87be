"""Use this rule to notice conflicts of interest that a council looks for, and then lets vote.

With `conflicted: votes` a member with a conflict of interest votes like the others; what is under `derived` is flagged
and changes no result. Mend it with `conflicted: abstains` or `excluded`, or take `derived` out if flagging is what is
meant.

Bad::

    councils:
      board:
        label: Hội đồng
        tracks: collective
        trigger: award
        vote: award_vote
        convened_by: office
        derived: own_case
        conflicted: votes

Good::

    councils:
      board:
        label: Hội đồng
        tracks: collective
        trigger: award
        vote: award_vote
        convened_by: office
        derived: own_case
        conflicted: abstains
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition.councils import Conflicted

ID = "conflict-only-flagged"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that names conflicts to look for and lets who has one vote."""
    for council in councils(draft):
        conflicted = council.node.scalar("conflicted")
        if conflicted and conflicted.text == Conflicted.VOTES and council.node.each("derived"):
            message = f"members of {quoted(council.id.text)} vote in spite of the conflicts it looks for"
            hint = "write conflicted: abstains or excluded, or take derived out"
            yield Problem.at(conflicted.place, SEVERITY, ID, message, hint)
