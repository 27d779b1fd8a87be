"""Registers of facts: what the issued text of a plan says, one file a plan; the definition gives each fact its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from definitions.nodes import MapNode
from definitions.parsing import parse
from definitions.problem import collected
from definitions.shapes import Key, Record, Scalar, Table, walk
from definitions.values import WORDS_OF_TEXT, Kind
from workflow.definition import Label

FOLDER = Path(__file__).with_name("facts")

TEXT = Scalar(WORDS_OF_TEXT)
FACT_ID = Kind("fact id", "the id of a fact, such as 001-Q3", "[0-9]{3}-[A-Z][a-z]*[0-9]+")
FACT = Record(
    "fact",
    "one thing the issued text says",
    {
        "clause": Key(TEXT, "where the text says it, such as II.3", required=True),
        "says": Key(TEXT, "what it says, in one sentence of our own, in Vietnamese", required=True),
        "english": Key(TEXT, "the same in English", required=True),
    },
)
REGISTER = Record(
    "register",
    "the facts of one issued text",
    {
        "plan": Key(TEXT, "the id of the plan", required=True),
        "facts": Key(Table("facts", FACT, FACT_ID), "each fact under its id", required=True),
    },
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the issued text says, and the clause that says it."""

    id: str
    clause: str
    says: Label


@dataclass(frozen=True, slots=True)
class Register:
    """The facts of one plan's text, in the order of the register."""

    plan: str
    facts: Mapping[str, Fact]


def register_of(plan: str) -> Register | None:
    """The register that comes with the program for the plan of that id; none for a plan of one's own."""
    return shipped_registers().get(plan)


@cache
def shipped_registers() -> Mapping[str, Register]:
    """Every register that comes with the program, by the id of its plan."""
    read = [read_register(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.yaml"))]
    return {register.plan: register for register in read}


def read_register(data: bytes, name: str) -> Register:
    """The register in *data*. Raises `ValueError` with every problem of it."""
    parsed = parse(data, name)
    found = [*parsed.problems]
    if parsed.root is not None:
        found += [problem for visit in walk(parsed.root, REGISTER) for problem in visit.shape.misfits(visit.node)]
    if parsed.root is None or found:
        raise ValueError("\n".join(map(str, collected(found))))
    facts = {key.text: _fact(key.text, node) for key, node in parsed.root.below("facts").maps()}
    return Register(parsed.root.text("plan"), facts)


def _fact(id_: str, node: MapNode) -> Fact:
    return Fact(id_, node.text("clause"), Label(node.text("says"), node.text("english")))
