"""Use this rule to find moves that nobody may make.

A move is made by somebody (`by`), or by the clock when a deadline passes (`at`). Mend it by naming a role under `by`, or
the deadline under `at`, or by taking the transition out. A move that a council makes may be left to its sittings alone.

Bad::

    tracks:
      collective:
        transitions:
          rate: {by: []}

Good::

    tracks:
      collective:
        transitions:
          rate: {by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import left_to_a_council
from definitions.draft_decisions import left_to_a_decision
from definitions.problem import Problem, Severity, quoted

ID = "transition-nobody-takes"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every transition whose `by` names no role, unless a council or a decision makes it."""
    by_others = left_to_a_council(draft) | left_to_a_decision(draft)
    for track in draft.tracks():
        for move in track.moves:
            by = move.node.value("by")
            alone = (track.id.text, move.trigger.text) not in by_others
            if by is not None and not move.node.each("by") and alone:
                message = f"nobody may make the move {quoted(move.trigger.text)}"
                yield Problem.at(by.place, SEVERITY, ID, message, "name a role under by, or a deadline under at")
