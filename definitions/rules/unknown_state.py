"""Use this rule to find states that a track or a quota names but the track does not have.

A case can't move to a state that is not there. Mend it by adding the state to the track, or by using the id of
one it has. `open` in a `from` stands for every state that is not final.

Bad::

    tracks:
      collective:
        transitions:
          rate: {to: grded}

Good::

    tracks:
      collective:
        transitions:
          rate: {to: rated}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "unknown-state"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every state a track names, and every state a quota counts, that the track does not have."""
    for track in draft.tracks():
        yield from unknown(track.named_states(), track.states, "states", ID, SEVERITY)
    for _, quota in draft.section("quotas").maps():
        counted = draft.track(quota.text("track"))
        if counted is not None:
            yield from unknown(quota.scalars("held_in"), counted.states, "states", ID, SEVERITY)
