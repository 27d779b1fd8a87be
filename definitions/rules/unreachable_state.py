"""Use this rule to find states that no case can ever come to.

A state without a way to it is a step somebody forgot. Mend it by adding a transition to it, or by taking it out.

Bad::

    tracks:
      collective:
        states:
          inspected: {label: Đã kiểm tra, final: yes}

Good::

    tracks:
      collective:
        states:
          inspected: {label: Đã kiểm tra, final: yes}
        transitions:
          inspect: {label: Kiểm tra, from: executing, to: inspected, by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "unreachable-state"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every state that can't be reached from where its track begins."""
    for track in draft.tracks():
        if track.node.text("initial") not in track.states:
            continue
        for state, key in track.states.items():
            if state not in track.reached:
                message = f"no case on {quoted(track.id.text)} can reach the state {quoted(state)}"
                yield Problem.at(key.place, SEVERITY, ID, message, "add a transition to it, or take the state out")
