"""Use this rule to find guards and quotas that wait for a value a field can't have.

Such a guard never holds. Mend it by using the id of one of the field's choices; a number can't be compared with a
value, only ranked.

Bad::

    quotas:
      awards:
        contenders: {field: rating, is: outstanding}

Good::

    quotas:
      awards:
        contenders: {field: rating, is: excellent}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, choice_hint, quoted
from definitions.shapes import Record
from workflow.definition import FieldKind

ID = "value-is-no-choice"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every value waited for that its field can't have."""
    fields = draft.section("fields")
    for node, shape in draft.maps():
        value, field = node.scalar("is"), fields.below(node.text("field"))
        if value is None or not isinstance(shape, Record):
            continue
        choices = field.below("choices").entries
        if field.text("kind") == FieldKind.NUMBER:
            message = f"the field {quoted(node.text('field'))} is a number and never equals {quoted(value.text)}"
            yield Problem.at(value.place, SEVERITY, ID, message, "wait for the value of a choice instead")
        elif choices and value.text not in choices:
            message = f"{quoted(value.text)} is no choice of the field {quoted(node.text('field'))}"
            yield Problem.at(value.place, SEVERITY, ID, message, choice_hint(value.text, choices))
