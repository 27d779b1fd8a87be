"""Use this rule to find fields that offer a choice of nothing, and choices on fields that offer none.

Mend it by listing the values under `choices`, or by changing the field's `kind`.

Bad::

    fields:
      topic: {label: Chuyên đề, kind: choice}

Good::

    fields:
      topic:
        label: Chuyên đề
        kind: choice
        choices:
          reform: {label: Cải cách hành chính}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "choice-without-choices"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field whose kind and choices contradict each other."""
    for key, field in draft.section("fields").maps():
        is_choice, has_choices = field.text("kind") == FieldKind.CHOICE, bool(field.below("choices").entries)
        if is_choice and not has_choices:
            message = f"the field {quoted(key.text)} is a choice of nothing"
            yield Problem.at(key.place, SEVERITY, ID, message, "list its values under choices")
        elif has_choices and not is_choice:
            message = f"the field {quoted(key.text)} has choices but is no choice"
            yield Problem.at(key.place, SEVERITY, ID, message, "write kind: choice, or take the choices out")
