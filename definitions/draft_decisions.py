"""Decisions as written, which may still be wrong: the tracks they award, the moves that are left to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from definitions.draft import Draft
from definitions.nodes import MapNode, TextNode

MOVES = ("trigger", "publishes", "revokes")
"""The keys of a decision that name the moves it makes."""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision as written."""

    id: TextNode
    node: MapNode

    @property
    def moves(self) -> Iterator[TextNode]:
        """The names of the moves that it makes."""
        for key in MOVES:
            yield from self.node.scalars(key)


def decisions(draft: Draft) -> Iterator[DecisionDraft]:
    """Every decision that is written as one."""
    return (DecisionDraft(key, node) for key, node in draft.section("decisions").maps())


def left_to_a_decision(draft: Draft) -> frozenset[tuple[str, str]]:
    """The moves that decisions make, by track and trigger."""
    return frozenset(
        (track, move.text) for one in decisions(draft) for track in one.node.texts("tracks") for move in one.moves
    )
