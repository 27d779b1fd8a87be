"""The parts of a plan that rest on its text: which facts each expresses, the clause it cites, the words it repeats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from definitions.nodes import ListNode, MapNode, Node
from definitions.problem import Place
from definitions.reading.words import facts_of, label_of
from workflow.definition import Label

NAMELESS = Label("", "")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its path of keys (`deadlines`, `registration`), what people read of it, and what it rests on.

    A part without a label of its own, such as a guard, bears that of the part around it.
    """

    path: tuple[str, ...]
    label: Label
    facts: tuple[str, ...]
    clause: str
    says: str
    place: Place


def parts_of(root: MapNode) -> Iterator[Part]:
    """Every part of the composed plan *root* that names a fact, cites a clause or repeats its words."""
    for key, entry in root.entries.items():
        yield from _below(entry.value, (key,), NAMELESS)


def _below(node: Node, path: tuple[str, ...], around: Label) -> Iterator[Part]:
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _below(item, path, around)
    elif isinstance(node, MapNode):
        label = _label(node) or around
        part = Part(path, label, facts_of(node), node.text("cites"), node.text("says"), node.place)
        if part.facts or part.clause or part.says:
            yield part
        for key, entry in node.entries.items():
            yield from _below(entry.value, (*path, key), label)


def _label(node: MapNode) -> Label | None:
    """What people read of the part: its label, its question, or its prose."""
    return next((label_of(node, key) for key in ("label", "asks", "text") if node.text(key)), None)
