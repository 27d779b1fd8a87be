"""Located nodes: the text of a definition as scalars, mappings and sequences, each with its place.

Every scalar is text: `2020-11-31`, `no` and `8:30` stay as they were written. Reading a node asks for what it
hopes to find and gets nothing where the text says otherwise; saying so is the work of the shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from definitions.problem import Place


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar, as written; a value that was left out is the empty text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class ListNode:
    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    key: TextNode
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; its keys are unique."""

    place: Place
    entries: Mapping[str, Entry]

    def value(self, key: str) -> Node | None:
        """What stands under *key*."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def text(self, key: str) -> str:
        """The scalar under *key*; empty when there is none."""
        value = self.value(key)
        return value.text if isinstance(value, TextNode) else ""

    def scalar(self, key: str) -> TextNode | None:
        """The located scalar under *key*."""
        value = self.value(key)
        return value if isinstance(value, TextNode) else None

    def scalars(self, key: str) -> tuple[TextNode, ...]:
        """The scalars under *key*, one or many of them."""
        return tuple(item for item in self.each(key) if isinstance(item, TextNode))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under *key*, one or many of them."""
        return tuple(item.text for item in self.scalars(key))

    def below(self, key: str) -> MapNode:
        """The mapping under *key*; an empty one when there is none."""
        value = self.value(key)
        return value if isinstance(value, MapNode) else MapNode(self.place, {})

    def each(self, key: str) -> tuple[Node, ...]:
        """What stands under *key* as a sequence, even where it was written as a single thing."""
        value = self.value(key)
        return () if value is None else one_or_many(value)

    def maps(self) -> Iterator[tuple[TextNode, MapNode]]:
        """Each key whose value is a mapping, with that mapping."""
        for entry in self.entries.values():
            if isinstance(entry.value, MapNode):
                yield entry.key, entry.value


Node = TextNode | ListNode | MapNode


def one_or_many(node: Node) -> tuple[Node, ...]:
    """The items of a sequence, or the node alone."""
    return node.items if isinstance(node, ListNode) else (node,)
