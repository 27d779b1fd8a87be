"""Use this rule to find obligations that wait for a state no move leads to.

What is met by itself is met when a case comes to a state. A case only ever begins in the first state of its track; where
no move leads to it, the obligation stays owed for ever. Mend it by naming under `met_when` a state that a move leads to.

Bad::

    obligations:
      take_part:
        label: Tham gia
        owed_by: participants
        deadline: registration
        met_when: {track: collective, state: executing}

Good::

    obligations:
      take_part:
        label: Tham gia
        owed_by: participants
        deadline: registration
        met_when: {track: collective, state: nominated}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "obligation-never-met"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every `met_when` whose state is there, but is nowhere a move ends."""
    for key, obligation in draft.section("obligations").maps():
        met_when = obligation.below("met_when")
        track, state = draft.track(met_when.text("track")), met_when.scalar("state")
        if track is None or state is None or state.text not in track.states:
            continue
        if state.text not in {move.target for move in track.moves}:
            message = (
                f"{quoted(key.text)} is never met: no move on {quoted(track.id.text)} leads to {quoted(state.text)}"
            )
            yield Problem.at(state.place, SEVERITY, ID, message, "name a state that a move leads to")
