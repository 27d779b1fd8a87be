"""Days as nodes: written out, counted from something, or left to a question."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.nodes import MapNode, Node, TextNode, one_or_many
from definitions.values import day_rule, whole_number
from workflow.dates import AfterEvent, DayRule
from workflow.deadlines import Bound, DateRule
from workflow.ids import MilestoneId, OptionId, QuestionId, StateId
from workflow.readings import Asked


def day(node: Node) -> DayRule | Asked[DayRule]:
    """The day *node* says, or what it comes to under each answer."""
    if isinstance(node, MapNode) and node.value("ask"):
        answers = node.below("answers")
        values = {OptionId(option): day_rule(answers.text(option)) for option in answers.entries}
        return Asked(QuestionId(node.text("ask")), values)
    return plain_day(node)


def plain_day(node: Node) -> DayRule:
    """The day *node* says, where no question is asked. Raises `ValueError` for one that is not."""
    if not isinstance(node, MapNode):
        return day_rule(node.text) if isinstance(node, TextNode) else _missing()
    if node.value("on"):
        return AfterEvent(0, working=False, milestone=MilestoneId(node.text("on")))
    working = bool(node.value("working_days"))
    milestone, state = node.text("after"), node.text("entering")
    return AfterEvent(
        whole_number(node.text("working_days" if working else "days")),
        working=working,
        milestone=MilestoneId(milestone) if milestone else None,
        state=StateId(state) if state else None,
    )


def when(node: MapNode) -> tuple[DateRule, ...] | Asked[tuple[DateRule, ...]]:
    """When a deadline falls due: its days, or those of each answer."""
    reading = node.below("reading")
    if reading.entries:
        values = {OptionId(key.text): tuple(bound_days(one)) for key, one in reading.below("answers").maps()}
        return Asked(QuestionId(reading.text("ask")), values)
    bound = bound_of(node)
    written = node.value(bound)
    asked = day(written) if isinstance(written, MapNode) else None
    if isinstance(asked, Asked):
        return Asked(asked.question, {option: (DateRule(one, bound),) for option, one in asked.values.items()})
    return tuple(bound_days(node))


def bound_days(node: MapNode) -> Iterator[DateRule]:
    """Each day under `through` or `before`, with the word it stands under."""
    bound = bound_of(node)
    written = node.value(bound)
    if written is not None:
        yield from (DateRule(plain_day(one), bound) for one in one_or_many(written))


def bound_of(node: MapNode) -> Bound:
    """Whether the days of *node* count."""
    return next((bound for bound in Bound if node.value(bound)), Bound.THROUGH)


def _missing() -> DayRule:
    raise ValueError("no day")
