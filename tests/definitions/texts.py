"""Texts that tests begin with: the smallest plan, changed in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from definitions import Loaded, Problem, load_text, shipped_plans
from definitions.composing import merged
from definitions.nodes import MapNode
from definitions.parsing import parse

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
SNIPPET = "snippet.yaml"
AN_BIEN = next(path for path in shipped_plans() if path.stem == "an-bien-2020")


def loaded(text: str) -> Loaded:
    """What comes of *text* as a plan."""
    return load_text(text.encode(), "plan.yaml")


def changed(written: str, instead: str) -> str:
    """The smallest plan with *instead* where *written* stands."""
    assert SMALL.count(written) == 1, written
    return SMALL.replace(written, instead)


def root_of(text: str, file: str = "plan.yaml") -> MapNode:
    """The mapping in *text*, which is known to hold one."""
    root = parse(dedent(text).encode(), file).root
    assert root is not None
    return root


def small_with(snippet: str) -> MapNode:
    """The smallest plan with *snippet* laid over it."""
    return merged(root_of(SMALL), root_of(snippet, SNIPPET))


@dataclass(frozen=True)
class Found:
    """What a test says of a problem: where it is and which rule found it."""

    line: int
    rule: str


def found(problems: tuple[Problem, ...]) -> list[Found]:
    """Each problem by its line and its rule."""
    return [Found(problem.line, problem.rule) for problem in problems]
