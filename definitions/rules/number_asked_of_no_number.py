"""Use this rule to find guards that compare a field which holds no number.

`at_least` and `at_most` compare numbers; a text, a choice or a date never reaches one. Mend it by naming a field of
`kind: number`, or by waiting for a value with `is`.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {field: rating, at_least: 3}

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {field: score, at_least: 80}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "number-asked-of-no-number"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every comparison of a declared field that is no number."""
    fields = draft.section("fields")
    for guard in (guard for track in draft.tracks() for guard in track.guards):
        named = guard.scalar("field")
        compared = guard.value("at_least") or guard.value("at_most")
        if named is None or compared is None or guard.value("unit_case") or named.text not in fields.entries:
            continue
        if fields.below(named.text).text("kind") != FieldKind.NUMBER:
            message = f"the field {quoted(named.text)} holds no number to compare"
            yield Problem.at(named.place, SEVERITY, ID, message, "name a field of kind: number, or wait with is:")
