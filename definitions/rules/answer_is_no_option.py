"""Use this rule to find questions answered with what is no option of theirs, and guards that wait for such an answer.

A campaign runs on its answers, so each must be one the question offers. Mend it by choosing one of the options, or
by adding the option that is meant.

Bad::

    questions:
      base: {answer: everyone}

Good::

    questions:
      base: {answer: participants}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "answer-is-no-option"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every answer, given or waited for by a guard, that its own question does not offer."""
    for _, question in draft.section("questions").maps():
        options = question.below("options").entries
        yield from unknown(question.scalars("answer"), options, "options", ID, SEVERITY)
    for guard in (guard for track in draft.tracks() for guard in track.guards):
        options = draft.section("questions").below(guard.text("answer")).below("options").entries
        if options:
            yield from unknown(guard.scalars("is"), options, "options", ID, SEVERITY)
