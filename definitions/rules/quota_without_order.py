"""Use this rule to find places taken from high to low where nothing says what is high.

Without a number to rank by, nobody has a rank and every nomination is refused. Mend it by naming a number field in
the quota (`ranked_by: score`), or by taking places `in_any_order`.

Bad::

    quotas:
      prizes: {label: Giải thưởng, track: collective, count: 3, held_in: rated}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {quota: prizes, taken: from_high_to_low}

Good::

    quotas:
      prizes: {label: Giải thưởng, track: collective, count: 3, held_in: rated, ranked_by: score}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {quota: prizes, taken: from_high_to_low}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "quota-without-order"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every ranked guard on a quota without an order, and every order that is no number."""
    quotas, fields = draft.section("quotas"), draft.section("fields")
    for guard in (guard for track in draft.tracks() for guard in track.guards):
        named = guard.scalar("quota")
        if named is None or named.text not in quotas.entries or guard.text("taken") != "from_high_to_low":
            continue
        if not quotas.below(named.text).each("ranked_by"):
            message = f"{quoted(named.text)} does not say what is ranked from high to low"
            hint = f"add ranked_by: and a number field to {named.text}, or take places in_any_order"
            yield Problem.at(named.place, SEVERITY, ID, message, hint)
    for _, quota in quotas.maps():
        for field in quota.scalars("ranked_by"):
            if field.text in fields.entries and fields.below(field.text).text("kind") != FieldKind.NUMBER:
                message = f"the field {quoted(field.text)} is no number and can't be ranked"
                yield Problem.at(
                    field.place, SEVERITY, ID, message, "rank by a field of kind: number, or by {field, is}"
                )
