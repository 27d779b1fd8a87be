"""Use this rule to find answers after which nobody would take part.

`participants` says, for each option of its question, which kinds of units take part. Mend it by giving every option
its line, and no line to anything else.

Bad::

    questions:
      scope:
        options:
          everybody: {label: Mọi đơn vị}

Good::

    questions:
      scope:
        options:
          everybody: {label: Mọi đơn vị}
    participants:
      units:
        everybody: [commune, office]
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from definitions.references import unknown

ID = "option-without-participants"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every option of the participants' question without its units, and units of no option."""
    participants = draft.section("participants")
    question = draft.section("questions").below(participants.text("question"))
    options, units = question.below("options").entries, participants.below("units").entries
    if not options:
        return
    for option in options.values():
        if option.key.text not in units:
            message = f"participants does not say who takes part after the answer {quoted(option.key.text)}"
            hint = f"add {option.key.text}: and its kinds of units under participants, units"
            yield Problem.at(option.key.place, SEVERITY, ID, message, hint)
    yield from unknown((entry.key for entry in units.values()), options, "options", ID, SEVERITY)
