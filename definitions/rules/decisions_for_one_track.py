"""Use this rule to find moves that two would make: two decisions of one track, or a decision and a council.

Who awards would otherwise depend on who comes first. Mend it by giving each track to one decision, and each its own move.

Bad::

    decisions:
      award_decision: {label: Quyết định, tracks: collective, trigger: award, drafted_by: office}
      second_decision: {label: Quyết định khác, tracks: collective, trigger: award, drafted_by: office}

Good::

    decisions:
      award_decision: {label: Quyết định, tracks: collective, trigger: award, drafted_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import left_to_a_council
from definitions.draft_decisions import decisions
from definitions.problem import Problem, Severity, quoted

ID = "decisions-for-one-track"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every decision whose track an earlier one awards, or whose move a council makes."""
    first: dict[str, str] = {}
    by_councils = left_to_a_council(draft)
    for decision in decisions(draft):
        for track in decision.node.texts("tracks"):
            earlier = first.setdefault(track, decision.id.text)
            if earlier != decision.id.text:
                message = f"cases on {quoted(track)} are left to {quoted(earlier)} already"
                yield Problem.at(decision.id.place, SEVERITY, ID, message, "give each track to one decision")
            for named in decision.moves:
                if (track, named.text) in by_councils:
                    message = f"{quoted(named.text)} on {quoted(track)} is left to a council already"
                    yield Problem.at(named.place, SEVERITY, ID, message, "give the council a move of its own")
