"""Bytes → located nodes, or every reason why they can't be read. Never raises, never builds objects.

Only the event level of ruamel.yaml is used: depth is counted before anything is built, and what makes YAML
dangerous or surprising (anchors, aliases, tags, merge keys, duplicate keys) is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from definitions.nodes import Entry, ListNode, MapNode, Node, TextNode
from definitions.problem import Place, Problem, Severity, quoted

LARGEST = 1024 * 1024
SHORT = 32 * 1024
DEEPEST = 40
MERGE_KEY = "<<"
PLAIN = "write the value out where it is meant"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text read: its mapping, unless there is none, and what was refused on the way."""

    root: MapNode | None
    problems: tuple[Problem, ...]


class _UnreadableError(Exception):
    """Nothing after this place can be trusted, so reading stops here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse(data: bytes, file: str) -> Parsed:
    """The mapping that *data* holds; *file* is the name its places carry.

    What came of the latest short texts is kept: the same skeletons lie beneath one plan after the other.
    """
    return _kept(data, file) if len(data) <= SHORT else _parsed(data, file)


@lru_cache(maxsize=48)
def _kept(data: bytes, file: str) -> Parsed:
    return _parsed(data, file)


def _parsed(data: bytes, file: str) -> Parsed:
    reader = _Reader(file)
    try:
        root = reader.document(_decoded(data, file))
    except _UnreadableError as stop:
        return Parsed(None, (*reader.problems, stop.problem))
    return Parsed(root, tuple(reader.problems))


def too_large(file: str) -> Problem:
    """What is said of a file above `LARGEST`, whether or not its bytes were read."""
    limit = f"the file is larger than {LARGEST // 1024} KiB"
    return _error(Place(file), "file-too-large", limit, "a plan is a few pages of text; check that this is one")


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise _UnreadableError(too_large(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        place = Place(file, before.count(b"\n") + 1, column)
        message = f"byte 0x{data[error.start]:02X} is not UTF-8 text"
        raise _UnreadableError(_error(place, "encoding", message, "save the file as UTF-8")) from error


class _Reader:
    """Builds nodes from parse events, and remembers what it refused."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def document(self, text: str) -> MapNode | None:
        """The mapping of the only document in *text*."""
        events = self._events(text)
        if not any(isinstance(event, DocumentStartEvent) for event in events):
            raise _UnreadableError(_error(Place(self.file), "empty-file", "the file is empty", "write a plan into it"))
        root = self._node(next(events), events, 1)
        self._refuse_more_documents(events)
        if isinstance(root, MapNode):
            return root
        place = root.place if root else Place(self.file)
        self._refuse(place, "not-a-mapping", "a definition is a mapping", 'begin with "plan: " and its id')
        return None

    def _events(self, text: str) -> Iterator[Event]:
        """Parse events. The library lets more than its own errors through on hostile text; all mean unreadable."""
        try:
            yield from YAML(typ="safe", pure=True).parse(text)
        except Exception as error:
            raise _UnreadableError(self._syntax(error, text)) from error

    def _syntax(self, error: Exception, text: str) -> Problem:
        place, says = Place(self.file), "the text is not YAML"
        if isinstance(error, ReaderError):
            before = text[: error.position]
            place = Place(self.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            says = "a control character stands in the text"
        elif isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            place = self._place(mark) if mark else place
            says = " ".join(str(error.problem or error.context or says).replace("\0", "").split())
        return _error(place, "syntax", says, "look at the indentation, quotes, brackets and colons just before")

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node | None:
        """The node *event* begins; nothing when it is refused whole."""
        place = self._place(event.start_mark)
        if depth > DEEPEST:
            message, hint = f"nesting is deeper than {DEEPEST} levels", "a plan needs about ten; check the brackets"
            raise _UnreadableError(_error(place, "nesting-too-deep", message, hint))
        self._refuse_extras(event, place)
        match event:
            case ScalarEvent():
                return TextNode(place, str(event.value))
            case SequenceStartEvent():
                return ListNode(place, tuple(self._items(events, depth)))
            case MappingStartEvent():
                return MapNode(place, self._entries(events, depth))
        return None

    def _items(self, events: Iterator[Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(events), SequenceEndEvent):
            item = self._node(event, events, depth + 1)
            if item is not None:
                yield item

    def _entries(self, events: Iterator[Event], depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(key, TextNode) and value is not None and self._accepts(key, entries):
                entries[key.text] = Entry(key, _beside(key, value))
            elif key is not None and not isinstance(key, TextNode):
                self._refuse(key.place, "key-not-text", "a key is a word", "put the list or mapping under a key")
        return entries

    def _accepts(self, key: TextNode, entries: dict[str, Entry]) -> bool:
        if key.text == MERGE_KEY:
            self._refuse(key.place, "merge-key", "merge keys are not part of the language", PLAIN)
            return False
        if key.text in entries:
            first = entries[key.text].key.place.line
            message = f"the key {quoted(key.text)} is here already, on line {first}"
            self._refuse(key.place, "duplicate-key", message, "keep one of the two")
            return False
        return True

    def _refuse_extras(self, event: Event, place: Place) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, AliasEvent):
            self._refuse(place, "alias", f"the alias {quoted(f'*{anchor}')} is not part of the language", PLAIN)
        elif anchor:
            self._refuse(place, "anchor", f"the anchor {quoted(f'&{anchor}')} is not part of the language", PLAIN)
        if tag:
            self._refuse(place, "tag", f"the tag {quoted(str(tag))} is not part of the language", PLAIN)

    def _refuse_more_documents(self, events: Iterator[Event]) -> None:
        for event in events:
            if isinstance(event, DocumentStartEvent):
                place = self._place(event.start_mark)
                message, hint = "a second document begins here", "put each plan in a file of its own"
                raise _UnreadableError(_error(place, "several-documents", message, hint))

    def _refuse(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(_error(place, rule, message, hint))

    def _place(self, mark: object) -> Place:
        return Place(self.file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


def _beside(key: TextNode, value: Node) -> Node:
    """*value*, where nothing was written shown at its key: the parser sees it only where the next thing begins."""
    return replace(value, place=key.place) if isinstance(value, TextNode) and not value.text else value


def _error(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(place, Severity.ERROR, rule, message, hint)
