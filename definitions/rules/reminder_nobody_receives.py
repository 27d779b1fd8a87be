"""Use this rule to find reminders and escalations that reach nobody.

A ladder tells the people of those who still owe, or whose cases still wait for a move. Where no obligation and no move
hangs on the deadline nobody does, and where a rung names no role nobody is told. Mend it by naming a role, by giving an
obligation, a guard or a move of the clock this deadline, or by taking the ladder out.

Bad::

    deadlines:
      registration:
        ladder:
          -3d: {remind: []}

Good::

    deadlines:
      registration:
        ladder:
          -3d: {remind: officer}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity, quoted

ID = "reminder-nobody-receives"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every rung of a deadline that nothing hangs on, and every rung without a role."""
    bounding = {named.text for named in draft.references("deadlines")}
    for deadline, node in draft.section("deadlines").maps():
        for rung, told in node.below("ladder").maps():
            if deadline.text not in bounding:
                because = f"no obligation and no move has the deadline {quoted(deadline.text)}"
                yield _problem(rung, because, "give an obligation or a move this deadline, or take the ladder out")
            elif _names_no_role(told):
                yield _problem(rung, "it names no role", "name who is reminded or told")


def _names_no_role(told: MapNode) -> bool:
    return any(told.value(word) is not None and not told.each(word) for word in ("remind", "escalate"))


def _problem(rung: TextNode, because: str, hint: str) -> Problem:
    return Problem.at(rung.place, SEVERITY, ID, f"the rung {quoted(rung.text)} reaches nobody: {because}", hint)
