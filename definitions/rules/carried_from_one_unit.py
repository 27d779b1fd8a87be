"""Use this rule to find moves that carry the cases of all units, but may be made from within one unit.

Whoever holds a role of one unit does not reach the cases of the others, so the move would be refused. Mend it by naming
under `by` roles of `scope: organisation`, or by leaving out `of: all_units`.

Bad::

    tracks:
      bundle:
        label: Đợt trình
        subject: unit
        initial: gathering
        opened_by: officer
        states: {gathering: {label: Đang lập}, sent: {label: Đã trình, final: yes}}
        transitions:
          send:
            label: Trình
            from: gathering
            to: sent
            by: officer
            carries: {tracks: collective, trigger: nominate, of: all_units}

Good::

    tracks:
      bundle:
        label: Đợt trình
        subject: unit
        initial: gathering
        opened_by: office
        states: {gathering: {label: Đang lập}, sent: {label: Đã trình, final: yes}}
        transitions:
          send:
            label: Trình
            from: gathering
            to: sent
            by: office
            carries: {tracks: collective, trigger: nominate, of: all_units}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.language.tracks import ALL_UNITS
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Scope

ID = "carried-from-one-unit"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every role of one unit by which the cases of all units would be carried."""
    roles = draft.section("roles")
    for track in draft.tracks():
        for move in track.moves:
            if move.node.below("carries").text("of") != ALL_UNITS:
                continue
            for role in move.node.scalars("by"):
                if roles.below(role.text).text("scope") == Scope.UNIT:
                    message = f"the role {quoted(role.text)} reaches one unit and can't carry the cases of all"
                    yield Problem.at(role.place, SEVERITY, ID, message, "name a role of scope: organisation")
