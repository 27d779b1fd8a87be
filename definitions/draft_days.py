"""The days a plan writes out, as far as they can be worked out before anything has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from definitions.nodes import MapNode, Node, TextNode, one_or_many
from definitions.values import DAY, day_rule
from workflow.dates import DayOfRound, Reckoning
from workflow.deadlines import Bound, DateRule
from workflow.ids import OptionId, QuestionId


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it stands in the text: the word before it, and the answer to a question that it belongs to, if any."""

    bound: Bound
    named: TextNode
    question: str = ""
    option: str = ""

    @property
    def readable(self) -> bool:
        return DAY.takes(self.named.text) and DAY.means_something(self.named.text)

    @property
    def of_a_round(self) -> bool:
        """Whether it means something within rounds only: `day 25`, `friday`, `last day`."""
        return self.readable and isinstance(day_rule(self.named.text), DayOfRound)

    def last_day(self, by: Reckoning) -> date | None:
        """The last day in time; none where there is no such day."""
        try:
            return DateRule(day_rule(self.named.text), self.bound).last_day(by)
        except (ValueError, OverflowError):
            return None

    def answered_otherwise(self, by: Reckoning) -> bool:
        """Whether the plan's own answer chooses another reading."""
        return by.answers.get(QuestionId(self.question), OptionId(self.option)) != self.option


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """One day of a deadline, in one round where there are rounds, and the last day in time it comes to, if any."""

    id: TextNode
    node: MapNode
    day: WrittenDay
    by: Reckoning
    last_day: date | None

    @property
    def named(self) -> TextNode:
        """The day as it stands in the text."""
        return self.day.named

    @property
    def in_round(self) -> str:
        """Which round, for a message; empty outside of rounds."""
        return f" in the round {self.by.round.id}" if self.by.round else ""


@dataclass(frozen=True, slots=True)
class WindowDraft:
    """A deadline with an opening: the first and last day between which something may be done."""

    id: TextNode
    node: MapNode
    opening: TextNode
    closing: TextNode
    first_day: date
    last_day: date


def days_of(node: MapNode) -> Iterator[WrittenDay]:
    """Each day that a deadline writes out under `through` and `before`, those of every answer to a question too."""
    reading = node.below("reading")
    for option, one in reading.below("answers").maps():
        yield from (WrittenDay(day.bound, day.named, reading.text("ask"), option.text) for day in days_of(one))
    for bound in Bound:
        for written in node.each(bound):
            yield from _days(written, bound)


def opening_days(node: MapNode) -> Iterator[WrittenDay]:
    """Each day that is written under `from`."""
    for written in node.each("from"):
        yield from _days(written, Bound.THROUGH)


def _days(written: Node, bound: Bound) -> Iterator[WrittenDay]:
    if isinstance(written, TextNode):
        yield WrittenDay(bound, written)
    elif isinstance(written, MapNode):
        question = written.text("ask")
        for option, entry in written.below("answers").entries.items():
            for text in one_or_many(entry.value):
                if isinstance(text, TextNode):
                    yield WrittenDay(bound, text, question, option)


def due_days(key: TextNode, node: MapNode, reckonings: tuple[Reckoning, ...]) -> Iterator[DeadlineDraft]:
    """Every day of a deadline that can be read, in every round."""
    for day in days_of(node):
        if day.readable:
            for by in reckonings:
                yield DeadlineDraft(key, node, day, by, day.last_day(by))


def windows_of(key: TextNode, node: MapNode, reckonings: tuple[Reckoning, ...]) -> Iterator[WindowDraft]:
    """Every window of a deadline whose two ends are known, by the plan's own answers where it has them.

    What falls due several times is one window: it opens once, and closes on the last of its days.
    """
    for by in reckonings:
        openings = [(day.last_day(by), day.named) for day in opening_days(node) if _counts(day, by)]
        closings = [(day.last_day(by), day.named) for day in days_of(node) if _counts(day, by)]
        first = min(((on, named) for on, named in openings if on), default=None, key=lambda end: end[0])
        last = max(((on, named) for on, named in closings if on), default=None, key=lambda end: end[0])
        if first and last:
            yield WindowDraft(key, node, first[1], last[1], first[0], last[0])


def _counts(day: WrittenDay, by: Reckoning) -> bool:
    return day.readable and not day.answered_otherwise(by)
