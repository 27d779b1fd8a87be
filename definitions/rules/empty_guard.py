"""Use this rule to find guards without a condition.

An empty list is never a rule that somebody meant: nothing would be checked. Mend it by writing the condition, or,
where the move is free, by taking the key out.

Bad::

    tracks:
      collective:
        transitions:
          nominate: {guard: []}

Good::

    tracks:
      collective:
        transitions:
          nominate: {guard: [{document: form}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.language.guards import GUARDS
from definitions.nodes import ListNode
from definitions.problem import Problem, Severity

ID = "empty-guard"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every list of guards that is empty."""
    for visit in draft.met:
        if visit.shape is GUARDS and isinstance(visit.node, ListNode) and not visit.node.items:
            hint = "write what must hold, or take the key out if nothing must"
            yield Problem.at(visit.node.place, SEVERITY, ID, "this guard has no condition", hint)
