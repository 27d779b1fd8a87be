"""A track as written, which may still be wrong: its states, its moves, and what its guards look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from definitions.language import GUARD, OPEN_STATES, TRACK
from definitions.nodes import MapNode, TextNode
from definitions.reading.tracks import moves_of
from definitions.shapes import walk

CONSULTING = ("ask", "agree", "object", "silent")
"""The moves that a consultation brings to its track, each followed by `_` and its id."""


@dataclass(frozen=True, slots=True)
class Move:
    """A transition as written, with the states it starts from by name."""

    trigger: TextNode
    node: MapNode
    sources: tuple[str, ...]

    @property
    def target(self) -> str:
        return self.node.text("to")


@dataclass(frozen=True)
class TrackDraft:
    """A track as written, and the ids of the consultations asked about its cases."""

    id: TextNode
    node: MapNode
    consultations: tuple[str, ...] = ()

    @cached_property
    def states(self) -> Mapping[str, TextNode]:
        """Each state under its id, with the key that declares it."""
        return {key: entry.key for key, entry in self.node.below("states").entries.items()}

    @cached_property
    def known_states(self) -> tuple[str, ...]:
        """Its states, and those in which a case waits for somebody's opinion; in the order of the text."""
        return (*self.states, *(f"{asked}_asked" for asked in self.consultations))

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Its moves by name, those of consultations too; in the order of the text."""
        asked = (f"{word}_{one}" for one in self.consultations for word in CONSULTING)
        return (*self.node.below("transitions").entries, *asked)

    def is_final(self, state: str) -> bool:
        return self.node.below("states").below(state).text("final") == "yes"

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Every transition, with `open` spelled out."""
        open_states = tuple(state for state in self.states if not self.is_final(state))
        return tuple(
            Move(trigger, node, open_states if OPEN_STATES in (named := node.texts("from")) else named)
            for trigger, node in moves_of(self.node)
        )

    @cached_property
    def reached(self) -> frozenset[str]:
        """The states a case can come to; those of the track alone, consultations lead nowhere new."""
        ways: dict[str, set[str]] = {}
        for move in self.moves:
            for source in move.sources:
                ways.setdefault(source, set()).add(move.target)
        reached: set[str] = set()
        ahead = {self.node.text("initial")}
        while ahead:
            reached |= ahead
            ahead = {target for state in ahead for target in ways.get(state, ())} - reached
        return frozenset(reached)

    def named_states(self) -> Iterator[TextNode]:
        """Every place in the track that names one of its own states; `open` in a `from` names many."""
        yield from self.node.scalars("initial")
        for _, node in moves_of(self.node):
            yield from (named for named in node.scalars("from") if named.text != OPEN_STATES)
            yield from node.scalars("to")

    @cached_property
    def guards(self) -> tuple[MapNode, ...]:
        """Every guard of the track, those inside others too."""
        return tuple(
            visit.node for visit in walk(self.node, TRACK) if visit.shape is GUARD and isinstance(visit.node, MapNode)
        )

    @cached_property
    def fields_asked(self) -> frozenset[str]:
        """The fields that opening a case, or some transition of the track, asks for."""
        asking = (self.node, *(node for _, node in moves_of(self.node)))
        return frozenset(asked for node in asking for asked in node.texts("asks"))
