"""Use this rule to find answers that nobody said the meaning of.

Where something is left to a question with `ask` and `answers`, each option of that question needs its line there, or a
campaign could be launched that can't tell its deadline, its places or its participants. Mend it by giving every option
its line, and no line to anything else.

Bad::

    quotas:
      prizes:
        label: Giải thưởng
        track: collective
        reading: {ask: base, answers: {participants: {count: 3}}}
        held_in: awarded

Good::

    quotas:
      prizes:
        label: Giải thưởng
        track: collective
        reading: {ask: base, answers: {participants: {count: 3}, registered: {exactly: 3}}}
        held_in: awarded
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from definitions.references import unknown
from definitions.shapes import Record

ID = "option-left-out"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every option without its line where something is left to its question, and lines of no option."""
    for node, shape in draft.maps():
        if not (isinstance(shape, Record) and {"ask", "answers"} <= shape.keys.keys()):
            continue
        options = draft.section("questions").below(node.text("ask")).below("options").entries
        answers = node.below("answers").entries
        if not options:
            continue
        for option in options.values():
            if option.key.text not in answers:
                message = f"this {shape.name} does not say what it is after the answer {quoted(option.key.text)}"
                yield Problem.at(node.place, SEVERITY, ID, message, f"add {option.key.text}: under answers")
        yield from unknown((entry.key for entry in answers.values()), options, "options", ID, SEVERITY)
