"""What every file of the law has to hold: a mapping of known keys, days in order, no two rules at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Protocol

from definitions.nodes import MapNode, TextNode
from definitions.parsing import parse
from definitions.problem import Place, Problem, Severity, choice_hint, collected, quoted
from definitions.shapes import Record, walk
from definitions.values import full_date


class LawUnreadable(ValueError):
    """The text is no law; `problems` names everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Dated(Protocol):
    """What is in force from one day through another (None: still)."""

    @property
    def id(self) -> str: ...
    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date | None: ...


def law_root(data: bytes, file: str, record: Record) -> MapNode:
    """The mapping in *data*, every key of it as *record* wants it; *file* is what problems call it. Raises `LawUnreadable`."""
    parsed = parse(data, file)
    found = [*parsed.problems]
    if parsed.root is not None:
        found += [problem for visit in walk(parsed.root, record) for problem in visit.shape.misfits(visit.node)]
    if parsed.root is None or found:
        raise LawUnreadable(collected(found))
    return parsed.root


def refuse(problems: Iterable[Problem]) -> None:
    """Raise `LawUnreadable` if there are any."""
    found = collected(problems)
    if found:
        raise LawUnreadable(found)


def first_day(node: MapNode) -> date:
    return full_date(node.text("from"))


def last_day(node: MapNode) -> date | None:
    """The day under `through`; None where it is still in force."""
    return full_date(node.text("through")) if node.text("through") else None


def backwards(nodes: MapNode) -> Iterator[Problem]:
    """Everything that ends before it begins."""
    for key, node in nodes.maps():
        end = last_day(node)
        if end and node.text("from") and end < first_day(node):
            message = f"{quoted(key.text)} ends before it begins"
            yield error(node.place, "law-ends-before-it-begins", message, "put through: after from:")


def overlapping(dated: Iterable[Dated], nodes: MapNode) -> Iterator[Problem]:
    """Two that are in force on one day, of things of which there is one at a time."""
    in_order = sorted(dated, key=lambda one: one.first_day)
    for one, other in pairwise(in_order):
        if one.last_day is None or other.first_day <= one.last_day:
            message = f"{quoted(one.id)} and {quoted(other.id)} are both in force"
            hint = "end one of them (through:) before the other begins"
            yield error(nodes.below(other.id).place, "laws-overlap", message, hint)


def unknown_names(named: Iterable[TextNode], known: Iterable[str], what: str) -> Iterator[Problem]:
    """Every one of *named* that is not among *known*."""
    there = list(known)
    for name in named:
        if name.text not in there:
            message = f"{quoted(name.text)} is not declared in {what}"
            yield error(name.place, "unknown-name", message, choice_hint(name.text, there))


def error(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(place, Severity.ERROR, rule, message, hint)
