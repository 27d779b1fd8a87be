"""Use this rule to find states that a case can't leave although it has not ended.

Such a case would stay on somebody's list for ever. Mend it by adding a transition from the state, or by marking it
`final: yes`.

Bad::

    tracks:
      collective:
        states:
          lost: {label: Thất lạc}
        transitions:
          lose: {label: Báo thất lạc, from: executing, to: lost, by: office}
          withdraw: {from: [executing, rated]}

Good::

    tracks:
      collective:
        states:
          lost: {label: Thất lạc, final: yes}
        transitions:
          lose: {label: Báo thất lạc, from: executing, to: lost, by: office}
          withdraw: {from: [executing, rated]}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "dead-end-state"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every state without a way out that is not final."""
    for track in draft.tracks():
        left = {source for move in track.moves for source in move.sources}
        for state, key in track.states.items():
            if state not in left and not track.is_final(state):
                message = f"a case on {quoted(track.id.text)} never leaves the state {quoted(state)}"
                hint = "add a transition from it, or mark it final: yes"
                yield Problem.at(key.place, SEVERITY, ID, message, hint)
