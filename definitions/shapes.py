"""Shapes of nodes: which kind of node is expected where, which keys it may have, and what to say when it does not fit.

Each shape answers two questions about a node: what is wrong with it, its parts aside; and which of its parts
the shape knows. Walking a tree with a shape therefore finds every misfit, and pairs every node with its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from definitions.nodes import ListNode, MapNode, Node, TextNode, one_or_many
from definitions.problem import Problem, Severity, choice_hint, quoted
from definitions.values import WORDS_OF_TEXT, Kind

CUT_BY_COMMA = "inside { } a comma ends a value: put a text that has commas in quotes"


class Shape(Protocol):
    """What a node should look like."""

    def misfits(self, node: Node) -> Iterator[Problem]:
        """What is wrong with *node* itself, its parts aside."""

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        """Each part that the shape knows, with the shape of that part; *node* again where it is one of several."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A node met where a shape was expected."""

    node: Node
    shape: Shape


def walk(node: Node, shape: Shape) -> Iterator[Visit]:
    """*node* and everything below it that shapes know, each with its shape, in the order of the text."""
    yield Visit(node, shape)
    for part, its_shape in shape.parts(node):
        yield from walk(part, its_shape)


class _Leaf:
    """What has no parts."""

    __slots__ = ()

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:  # noqa: ARG002 (a leaf has none, whatever it is)
        yield from ()


@dataclass(frozen=True, slots=True)
class Scalar(_Leaf):
    """Text of one kind."""

    kind: Kind

    def misfits(self, node: Node) -> Iterator[Problem]:
        if not isinstance(node, TextNode):
            yield _wrong_node(node, self.kind.wanted)
        elif not self.kind.takes(node.text):
            yield _error(node, "bad-value", f"{quoted(node.text)} can't be read here", f"write {self.kind.wanted}")
        elif not self.kind.means_something(node.text):
            message = f"there is no {self.kind.name} {quoted(node.text)}"
            yield _error(node, self.kind.misread, message, f"write {self.kind.wanted} that exists")


@dataclass(frozen=True, slots=True)
class Word(_Leaf):
    """One of a few words."""

    words: tuple[str, ...]

    def misfits(self, node: Node) -> Iterator[Problem]:
        if not isinstance(node, TextNode):
            yield _wrong_node(node, "one of " + ", ".join(self.words))
        elif node.text not in self.words:
            message = f"{quoted(node.text)} is not a word for this"
            yield _error(node, "bad-value", message, choice_hint(node.text, self.words))


@dataclass(frozen=True, slots=True)
class Ref(_Leaf):
    """The id of something declared in *section*. Whether it is declared, a rule says."""

    section: str

    def misfits(self, node: Node) -> Iterator[Problem]:
        if not isinstance(node, TextNode) or not node.text.strip():
            yield _wrong_node(node, f"the id of one of the {self.section}")


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """A thing, or a list of such things."""

    item: Shape

    def misfits(self, node: Node) -> Iterator[Problem]:  # noqa: ARG002 (anything is one thing or many)
        yield from ()

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        yield from ((item, self.item) for item in one_or_many(node))


@dataclass(frozen=True, slots=True)
class Many:
    """A list of things."""

    item: Shape

    def misfits(self, node: Node) -> Iterator[Problem]:
        if not isinstance(node, ListNode):
            yield _wrong_node(node, "a list")

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        if isinstance(node, ListNode):
            yield from ((item, self.item) for item in node.items)


@dataclass(frozen=True, slots=True)
class Table:
    """Things by their ids; *key* is the kind of text an id is."""

    name: str
    value: Shape
    key: Kind = WORDS_OF_TEXT

    def misfits(self, node: Node) -> Iterator[Problem]:
        if isinstance(node, MapNode):
            for entry in node.entries.values():
                yield from Scalar(self.key).misfits(entry.key)
        else:
            yield _wrong_node(node, "a mapping from ids to things")

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        if isinstance(node, MapNode):
            yield from ((entry.value, self.value) for entry in node.entries.values())


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: what stands under it, in one line what it says, and whether it must be there."""

    shape: Shape
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A thing with known keys. Of each group in `exactly_one`, one key must be there and no more."""

    name: str
    about: str
    keys: Mapping[str, Key]
    exactly_one: tuple[tuple[str, ...], ...] = ()

    def misfits(self, node: Node) -> Iterator[Problem]:
        if not isinstance(node, MapNode):
            yield _wrong_node(node, f"a mapping with the keys of a {self.name}")
            return
        yield from self._unknown(node)
        yield from self._missing(node)
        yield from self._not_exactly_one(node)

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        if isinstance(node, MapNode):
            for word, entry in node.entries.items():
                if word in self.keys:
                    yield entry.value, self.keys[word].shape

    def _unknown(self, node: MapNode) -> Iterator[Problem]:
        for word, entry in node.entries.items():
            if word not in self.keys:
                hint = CUT_BY_COMMA if _is_empty(entry.value) else choice_hint(word, self.keys)
                yield _error(entry.key, "unknown-key", f"{quoted(word)} is no key of this {self.name}", hint)

    def _missing(self, node: MapNode) -> Iterator[Problem]:
        for word, key in self.keys.items():
            if key.required and word not in node.entries:
                yield _error(node, "missing-key", f'this {self.name} lacks the key "{word}"', f"{word}: {key.about}")

    def _not_exactly_one(self, node: MapNode) -> Iterator[Problem]:
        for group in self.exactly_one:
            if sum(word in node.entries for word in group) != 1:
                message = f"this {self.name} needs exactly one of {', '.join(group)}"
                yield _error(node, "missing-key", message, "write one of them and no other")


@dataclass(frozen=True, slots=True)
class Either:
    """Text, or a record in its place."""

    text: Shape
    record: Shape

    def misfits(self, node: Node) -> Iterator[Problem]:  # noqa: ARG002 (whatever it is, it is one of the two)
        yield from ()

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        yield node, (self.record if isinstance(node, MapNode) else self.text)


@dataclass(frozen=True, slots=True)
class Led:
    """A record known by its leading key: the first of *kinds* whose word it has."""

    name: str
    kinds: Mapping[str, Record]

    def meant(self, node: Node) -> Record | None:
        """The record *node* is, by its leading key."""
        if not isinstance(node, MapNode):
            return None
        return next((record for word, record in self.kinds.items() if word in node.entries), None)

    def misfits(self, node: Node) -> Iterator[Problem]:
        if self.meant(node) is not None:
            return
        if isinstance(node, MapNode):
            word = next(iter(node.entries), "")
            message = f"no {self.name} has the key {quoted(word)}"
            yield _error(node, "unknown-key", message, choice_hint(word, self.kinds))
        else:
            yield _wrong_node(node, f"a {self.name}, a mapping with one of the keys {', '.join(self.kinds)}")

    def parts(self, node: Node) -> Iterator[tuple[Node, Shape]]:
        meant = self.meant(node)
        if meant is not None:
            yield node, meant


def _is_empty(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.text


def _wrong_node(node: Node, wanted: str) -> Problem:
    found = {TextNode: "text", ListNode: "a list", MapNode: "a mapping"}[type(node)]
    if _is_empty(node):
        found = "nothing"
    return _error(node, "wrong-shape", f"{found} stands here", f"write {wanted}")


def _error(node: Node, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(node.place, Severity.ERROR, rule, message, hint)
