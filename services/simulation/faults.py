"""Problems of a scenario, each at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from definitions.nodes import Node, TextNode
from definitions.problem import Problem, Severity, choice_hint, quoted


def known(written: TextNode | None, kind: str, among: Collection[str]) -> Iterator[Problem]:
    """A problem where something is *written* that is nothing of that kind."""
    if written is not None and written.text and written.text not in among:
        message = f"there is no {kind} {quoted(written.text)}"
        yield error(written, f"unknown-{kind}", message, choice_hint(written.text, among))


def error(node: Node, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(node.place, Severity.ERROR, rule, message, hint)
