"""The smallest readings: labels, yes and no, ids, facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from definitions.nodes import MapNode
from workflow.definition import Label
from workflow.ids import QuestionId
from workflow.readings import Ask

Thing = TypeVar("Thing")
Id = TypeVar("Id", bound=str)


def label_of(node: MapNode, key: str = "label") -> Label:
    """What people read of a thing."""
    return Label(node.text(key), node.text("english"))


def is_yes(node: MapNode, key: str, unsaid: str = "no") -> bool:
    """Whether *key* says yes."""
    return (node.text(key) or unsaid) == "yes"


def facts_of(node: MapNode) -> tuple[str, ...]:
    """Every fact a thing says it expresses."""
    return (*node.texts("fact"), *node.texts("facts"))


def fact_of(node: MapNode) -> str:
    """The first fact a thing says it expresses; empty when it says none."""
    return next(iter(facts_of(node)), "")


def ids(make: Callable[[str], Id], node: MapNode, key: str) -> tuple[Id, ...]:
    """The ids under *key*, one or many."""
    return tuple(make(text) for text in node.texts(key))


def optional_id(make: Callable[[str], Id], node: MapNode, key: str) -> Id | None:
    """The id under *key*, where there is one."""
    text = node.text(key)
    return make(text) if text else None


def word_or_ask(node: MapNode, key: str, unsaid: str) -> str | Ask:
    """The word under *key*, or the question it is left to."""
    asked = node.below(key).text("ask")
    return Ask(QuestionId(asked)) if asked else node.text(key) or unsaid


def by_id(
    make: Callable[[str], Id], read: Callable[[Id, MapNode], Thing], node: MapNode, section: str
) -> dict[Id, Thing]:
    """Each thing of *section* under its id, in the order of the text."""
    return {make(key.text): read(make(key.text), thing) for key, thing in node.below(section).maps()}
