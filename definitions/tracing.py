"""Where a plan keeps each fact of its text, and how: expressed by a part of the machine, asked, or told as prose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from definitions.language import OPTION, PLAN, QUESTION, TOLD
from definitions.nodes import MapNode, TextNode
from definitions.problem import Place, Problem, Severity, quoted
from definitions.registers import Fact, Register
from definitions.shapes import Shape, walk

NOWHERE = "fact-nowhere"


class Standing(StrEnum):
    """How a definition holds a fact."""

    EXPRESSED = "expressed"
    ASKED = "asked"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a definition that names a fact, and what kind of place it is."""

    fact: TextNode
    standing: Standing


@dataclass(frozen=True, slots=True)
class Traced:
    """A fact of the register, how the plan holds it, and every place; without a place it is held nowhere."""

    fact: Fact
    standing: Standing | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Every fact of a plan's register traced, and the places of ids that the register does not know."""

    register: Register
    facts: tuple[Traced, ...]
    unknown: Mapping[str, tuple[Place, ...]]

    @property
    def nowhere(self) -> tuple[Fact, ...]:
        """The facts the plan holds nowhere."""
        return tuple(one.fact for one in self.facts if one.standing is None)

    @property
    def complete(self) -> bool:
        """Whether each fact has its place and each id its fact."""
        return not self.nowhere and not self.unknown

    def count(self, standing: Standing) -> int:
        """How many facts the plan holds that way."""
        return sum(one.standing is standing for one in self.facts)

    def problems(self, file: str) -> Iterator[Problem]:
        """One for each fact that the plan in *file* holds nowhere."""
        for fact in self.nowhere:
            message = f"the fact {quoted(fact.id)} of {fact.clause} stands nowhere: {fact.says.vi.removesuffix('.')}"
            hint = f"write fact: {fact.id} where the plan expresses or asks it, or tell it under told: with the reason"
            yield Problem.at(Place(file), Severity.ERROR, NOWHERE, message, hint)


def trace(root: MapNode, register: Register) -> Trace:
    """Each fact of *register* in the composed plan *root*."""
    named: dict[str, list[Mention]] = {}
    for mention in mentions(root):
        named.setdefault(mention.fact.text, []).append(mention)
    facts = tuple(
        Traced(fact, _standing({one.standing for one in found}), _places(found))
        for fact in register.facts.values()
        for found in [named.get(fact.id, [])]
    )
    unknown = {id_: _places(found) for id_, found in named.items() if id_ not in register.facts}
    return Trace(register, facts, unknown)


def mentions(root: MapNode) -> Iterator[Mention]:
    """Every place of the composed plan *root* that names a fact."""
    for visit in walk(root, PLAN):
        if isinstance(visit.node, MapNode):
            for fact in (*visit.node.scalars("fact"), *visit.node.scalars("facts")):
                yield Mention(fact, _held_by(visit.shape))


def _held_by(shape: Shape) -> Standing:
    if shape is TOLD:
        return Standing.TOLD
    return Standing.ASKED if shape is QUESTION or shape is OPTION else Standing.EXPRESSED


def _standing(ways: Collection[Standing]) -> Standing | None:
    """What counts of several *ways*: a question over everything, prose only where there is nothing else."""
    return next((way for way in (Standing.ASKED, Standing.EXPRESSED, Standing.TOLD) if way in ways), None)


def _places(found: Iterable[Mention]) -> tuple[Place, ...]:
    return tuple(sorted({one.fact.place for one in found}))
