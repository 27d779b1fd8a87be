"""Values that a plan leaves to a question: the campaign's recorded answer settles them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from workflow.ids import OptionId, QuestionId

Answers = Mapping[QuestionId, OptionId]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Ask:
    """A word the plan leaves to a question; the option answered is the word."""

    question: QuestionId

    def settle(self, answers: Answers) -> str:
        """The answer given; `KeyError` if the question has none (no campaign is launched that way)."""
        return answers[self.question]


@dataclass(frozen=True, slots=True)
class Asked(Generic[Value]):
    """Something the plan leaves to a question: what it comes to under each answer."""

    question: QuestionId
    values: Mapping[OptionId, Value]

    def settle(self, answers: Answers) -> Value:
        """What it comes to under the answer given; `KeyError` if there is none."""
        return self.values[answers[self.question]]


def settle(value: str | Ask, answers: Answers) -> str:
    """*value* itself, or the answer to the question it stands for."""
    return value.settle(answers) if isinstance(value, Ask) else value


def settled(value: Value | Asked[Value], answers: Answers) -> Value:
    """*value* itself, or what it comes to under the answer to its question."""
    return value.settle(answers) if isinstance(value, Asked) else value


def is_open(value: object, answers: Answers) -> bool:
    """Whether *value* is left to a question that has no answer yet."""
    return isinstance(value, Ask | Asked) and value.question not in answers


def readings(value: Value | Asked[Value]) -> tuple[Value, ...]:
    """Everything *value* may come to, in the order of the options."""
    return tuple(value.values.values()) if isinstance(value, Asked) else (value,)
