"""Use this rule to find places that look at a field without saying which value they wait for.

`{unit_case: collective, field: rating}` waits for no value at all and never holds, and a quota whose contenders name a
field alone has nobody in the running. Mend it by adding `is` and the value.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {unit_case: collective, field: rating}

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {unit_case: collective, field: rating, is: good}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from definitions.shapes import Record

ID = "value-unsaid"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field named where a value may stand beside it, without one."""
    for node, shape in draft.maps():
        if not isinstance(shape, Record) or not {"field", "is"} <= shape.keys.keys() or shape.keys["is"].required:
            continue
        field = node.scalar("field")
        if field is not None and not any("is" in group for group in shape.exactly_one) and node.value("is") is None:
            message = f"it is not said which value of the field {quoted(field.text)} is waited for"
            yield Problem.at(field.place, SEVERITY, ID, message, "add is: and the value")
