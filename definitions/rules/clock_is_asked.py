"""Use this rule to find moves of the clock that wait for somebody to write something.

A move with `at` is made when its deadline passes, by nobody. It can't enter fields or give a reason, so it would never
be made. Mend it by taking `asks` and `reason` out, or by letting somebody make the move (`by`).

Bad::

    tracks:
      collective:
        transitions:
          expire: {label: Hết hạn, from: executing, to: withdrawn, at: registration, reason: yes}

Good::

    tracks:
      collective:
        transitions:
          expire: {label: Hết hạn, from: executing, to: withdrawn, at: registration}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "clock-is-asked"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every move of the clock that asks for a field or for a reason."""
    for track in draft.tracks():
        for move in track.moves:
            if move.node.value("at") is None:
                continue
            asked = (*move.node.scalars("asks"), *(one for one in move.node.scalars("reason") if one.text == "yes"))
            for one in asked:
                message = f"the clock makes the move {quoted(move.trigger.text)} and can't be asked for anything"
                yield Problem.at(one.place, SEVERITY, ID, message, "take it out, or name under by who makes the move")
