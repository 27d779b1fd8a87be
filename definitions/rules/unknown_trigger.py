"""Use this rule to find triggers that a guard counts but the track does not have.

A move that does not exist is never made, so the guard would hold always and limit nothing. Mend it by using the id
of a transition of the same track.

Bad::

    tracks:
      collective:
        transitions:
          withdraw:
            guard:
              - {trigger: withdrawal, at_most: 1}

Good::

    tracks:
      collective:
        transitions:
          withdraw:
            guard:
              - {trigger: withdraw, at_most: 1}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "unknown-trigger"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every trigger counted by a guard of a track that has no such transition."""
    for track in draft.tracks():
        counted = (trigger for guard in track.guards() for trigger in guard.scalars("trigger"))
        yield from unknown(counted, track.node.below("transitions").entries, "transitions", ID, SEVERITY)
