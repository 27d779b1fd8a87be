"""Use this rule to find awards told apart by what can't tell them apart.

`when` names the value of a field that only this award's cases have, so the field must be a choice; and where a quota
gives places by the values of that field, the award's value needs a place. Mend it by naming a field of `kind: choice`,
or by giving the value its places.

Bad::

    awards:
      first_prize: {label: Giải nhất, track: collective, when: {field: score, is: 100}}

Good::

    awards:
      first_prize: {label: Giải nhất, track: collective, when: {field: rating, is: excellent}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "award-of-nothing"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every award on a field that is no choice, or for a value that is given no place."""
    fields = draft.section("fields")
    for key, award in draft.section("awards").maps():
        when = award.below("when")
        field, value = when.scalar("field"), when.scalar("is")
        if field is None or value is None or field.text not in fields.entries:
            continue
        if fields.below(field.text).text("kind") != FieldKind.CHOICE:
            message = f"the field {quoted(field.text)} is no choice, so it does not tell the award {quoted(key.text)}"
            yield Problem.at(field.place, SEVERITY, ID, message, "name a field of kind: choice under when")
        elif draft.has_choice(field.text, value.text) and not _has_place(
            draft, award.text("track"), when.texts("field"), value.text
        ):
            message = f"no quota gives {quoted(value.text)} a place, so nobody gets the award {quoted(key.text)}"
            yield Problem.at(value.place, SEVERITY, ID, message, "give the value places in the quota")


def _has_place(draft: Draft, track: str, field: tuple[str, ...], value: str) -> bool:
    """Whether the quotas that give places by that field, if there are any, give that value one."""
    for _, quota in draft.section("quotas").maps():
        places = quota.below("places")
        if quota.text("track") == track and places.texts("field") == field and places.below("values").entries:
            return places.below("values").text(value) not in ("", "0")
    return True
