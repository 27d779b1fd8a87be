"""Use this rule to find answers that could be given but would not be understood.

Where a quota leaves its base, its rounding or its ties to a question, or a deadline what a day off does to it, every
option of that question must be a word for it; otherwise a campaign could be launched that can't count. Mend it by
renaming the option.

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
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, choice_hint, quoted
from workflow.daysoff import Roll
from workflow.quotas import Base, Rounding, Tie

ID = "option-not-understood"
SEVERITY = Severity.ERROR


LEFT_TO_QUESTIONS: Mapping[str, Mapping[str, type[StrEnum]]] = {
    "quotas": {"of": Base, "rounding": Rounding, "tie": Tie},
    "deadlines": {"roll": Roll},
}


def check(draft: Draft) -> Iterator[Problem]:
    """Every option of a question asked by a quota or a deadline that is no word for what is asked."""
    for section, left in LEFT_TO_QUESTIONS.items():
        for _, thing in draft.section(section).maps():
            for key, words in left.items():
                question = draft.section("questions").below(thing.below(key).text("ask"))
                yield from _strangers(question, key, section.removesuffix("s"), words)


def _strangers(question: MapNode, key: str, thing: str, words: type[StrEnum]) -> Iterator[Problem]:
    for option in question.below("options").entries.values():
        if option.key.text not in list(words):
            message = f"the option {quoted(option.key.text)} is no word for {quoted(key)} of a {thing}"
            yield Problem.at(option.key.place, SEVERITY, ID, message, choice_hint(option.key.text, words))
