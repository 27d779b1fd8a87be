"""Use this rule to find moves that two councils would make.

Each move of a track is left to one council at most; which one decides would otherwise depend on who sits first. Mend it
by giving each council a move of its own.

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}
      jury: {label: Ban giám khảo, tracks: collective, trigger: award, vote: award_vote, convened_by: office}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}
      jury: {label: Ban giám khảo, tracks: collective, trigger: nominate, vote: award_vote, convened_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted

ID = "councils-for-one-move"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every council whose move an earlier one makes on the same track."""
    first: dict[tuple[str, str], str] = {}
    for council in councils(draft):
        for track in council.node.texts("tracks"):
            earlier = first.setdefault((track, council.trigger.text), council.id.text)
            if earlier != council.id.text:
                message = f"{quoted(council.trigger.text)} on {quoted(track)} is left to {quoted(earlier)} already"
                yield Problem.at(council.id.place, SEVERITY, ID, message, "give each council a move of its own")
