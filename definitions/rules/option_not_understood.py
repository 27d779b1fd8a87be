"""Use this rule to find answers that could be given but would not be understood.

Where a quota leaves its base, its rounding or its ties to a question, every option of that question must be a word
for it; otherwise a campaign could be launched that can't count. Mend it by renaming the option.

Bad::

    questions:
      base:
        options:
          everybody: {label: Mọi người}

Good::

    questions:
      base:
        options:
          contenders: {label: Số tập thể đạt loại xuất sắc}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from definitions.draft import Draft
from definitions.problem import Problem, Severity, choice_hint, quoted
from workflow.quotas import Base, Rounding, Tie

ID = "option-not-understood"
SEVERITY = Severity.ERROR


LEFT_TO_QUESTIONS: Mapping[str, type[StrEnum]] = {"of": Base, "rounding": Rounding, "tie": Tie}


def check(draft: Draft) -> Iterator[Problem]:
    """Every option of a question asked by a quota that is no word for what is asked."""
    for _, quota in draft.section("quotas").maps():
        for key, words in LEFT_TO_QUESTIONS.items():
            question = draft.section("questions").below(quota.below(key).text("ask"))
            for option in question.below("options").entries.values():
                if option.key.text not in list(words):
                    message = f"the option {quoted(option.key.text)} is no word for {quoted(key)} of a quota"
                    yield Problem.at(option.key.place, SEVERITY, ID, message, choice_hint(option.key.text, words))
