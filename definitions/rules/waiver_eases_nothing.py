"""Use this rule to notice waivers that set nothing aside.

A waiver is granted where a guard says `unless` and its id; where none does, nobody is ever offered it. A guard on the
opening of a case, or one inside `not`, can't be eased: there is no case yet, or nothing that must hold. Mend it by
writing `unless` at the guard that is meant, or by taking the waiver out.

Bad::

    waivers:
      no_form: {label: Miễn bản đăng ký, by: office}

Good::

    waivers:
      no_form: {label: Miễn bản đăng ký, by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {document: form, unless: no_form}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted

ID = "waiver-eases-nothing"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every waiver that no guard of a move can be eased by."""
    moves = (move.node for track in draft.tracks() for move in track.moves)
    eased = {waiver for move in moves for waiver in _named_in(move, "guard")}
    for entry in draft.section("waivers").entries.values():
        if entry.key.text not in eased:
            message = f"the waiver {quoted(entry.key.text)} sets nothing aside"
            hint = "write unless: and its id at a guard of a transition, or take it out"
            yield Problem.at(entry.key.place, SEVERITY, ID, message, hint)


def _named_in(node: MapNode, key: str) -> Iterator[str]:
    for guard in node.each(key):
        if isinstance(guard, MapNode):
            yield from guard.texts("unless")
            yield from _named_in(guard, "all")
            yield from _named_in(guard, "any")
