"""Use this rule to find places for a value that their field can't have.

Nobody could ever take such a place. Mend it by using the ids of the field's choices; only a choice has values to give
places to.

Bad::

    quotas:
      prizes:
        label: Giải thưởng
        track: collective
        places: {field: rating, values: {excellent: 1, fair: 2}}
        held_in: awarded

Good::

    quotas:
      prizes:
        label: Giải thưởng
        track: collective
        places: {field: rating, values: {excellent: 1, good: 2}}
        held_in: awarded
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, choice_hint, quoted
from workflow.definition import FieldKind

ID = "places-of-no-choice"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every value of `places` that is no choice of its field, and every field of `places` that is no choice."""
    fields = draft.section("fields")
    for _, quota in draft.section("quotas").maps():
        places = quota.below("places")
        named = places.scalar("field")
        if named is None or named.text not in fields.entries:
            continue
        field = fields.below(named.text)
        if field.text("kind") != FieldKind.CHOICE:
            message = f"the field {quoted(named.text)} is no choice, so its values have no places"
            yield Problem.at(named.place, SEVERITY, ID, message, "name a field of kind: choice")
            continue
        choices = field.below("choices").entries
        for value in places.below("values").entries.values():
            if value.key.text not in choices:
                message = f"{quoted(value.key.text)} is no choice of the field {quoted(named.text)}"
                yield Problem.at(value.key.place, SEVERITY, ID, message, choice_hint(value.key.text, choices))
