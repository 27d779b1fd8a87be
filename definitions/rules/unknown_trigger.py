"""Use this rule to find triggers that a guard counts, or a move carries along, but no track meant has.

A move that does not exist is never made, so the guard would hold always and limit nothing, and nothing would be carried
along. Mend it by using the id of a transition: of the same track for a guard, of the carried tracks for `carries`.

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
from workflow.waiving import PREFIX

ID = "unknown-trigger"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every trigger counted by a guard of a track without it, and every one that none of the carried tracks has."""
    waiving = [f"{PREFIX}{waiver}" for waiver in draft.section("waivers").entries]
    for track in draft.tracks():
        counted = (trigger for guard in track.guards for trigger in guard.scalars("trigger"))
        yield from unknown(counted, (*track.triggers, *waiving), "transitions", ID, SEVERITY)
        for carries in (move.node.below("carries") for move in track.moves):
            others = [other for name in carries.texts("tracks") if (other := draft.track(name))]
            known = [trigger for other in others for trigger in other.triggers]
            if others:
                yield from unknown(carries.scalars("trigger"), known, "transitions", ID, SEVERITY)
