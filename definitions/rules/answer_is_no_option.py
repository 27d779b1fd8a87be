"""Use this rule to find questions answered with something that is no option of theirs.

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
    """Every answer that its own question does not offer."""
    for _, question in draft.section("questions").maps():
        options = question.below("options").entries
        yield from unknown(question.scalars("answer"), options, "options", ID, SEVERITY)
