"""Use this rule to find guards that look for another case of the same person where there is no person.

A case about a unit has nobody whose own cases could be looked for, so the guard never holds. Mend it with `unit_case`,
which looks at the unit's cases.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {own_case: collective, in: rated}

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {unit_case: collective, in: rated}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Subject

ID = "own-case-of-nobody"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every `own_case` on a track about units, or that names one."""
    for track in draft.tracks():
        for named in (named for guard in track.guards for named in guard.scalars("own_case")):
            for units in (track.id, named):
                if _is_about_units(draft, units):
                    message = f"a case on {quoted(units.text)} is about a unit, not a person"
                    yield Problem.at(named.place, SEVERITY, ID, message, "look at the unit's cases with unit_case:")
                    break


def _is_about_units(draft: Draft, named: TextNode) -> bool:
    track = draft.track(named.text)
    return track is not None and track.node.text("subject") == Subject.UNIT
