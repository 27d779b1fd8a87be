"""What a rule sees of a plan: its composed nodes, what is declared where, and what names it. May still be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from definitions.language import GUARD, OPEN_STATES, PLAN, TRACK
from definitions.nodes import MapNode, TextNode
from definitions.reading.deadlines import date_rule
from definitions.reading.tracks import moves_of
from definitions.registers import Register, register_of
from definitions.shapes import Ref, Shape, Visit, walk
from definitions.values import FULL_DATE, NAMED_DAY, YEAR_NUMBER, full_date
from workflow.deadlines import Bound


@dataclass(frozen=True, slots=True)
class Move:
    """A transition as written, with the states it starts from by name."""

    trigger: TextNode
    node: MapNode
    sources: tuple[str, ...]

    @property
    def target(self) -> str:
        return self.node.text("to")


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """A track as written: its states and its moves."""

    id: TextNode
    node: MapNode

    @property
    def states(self) -> Mapping[str, TextNode]:
        """Each state under its id, with the key that declares it."""
        return {key: entry.key for key, entry in self.node.below("states").entries.items()}

    def is_final(self, state: str) -> bool:
        return self.node.below("states").below(state).text("final") == "yes"

    def moves(self) -> Iterator[Move]:
        """Every transition, with `open` spelled out."""
        open_states = tuple(state for state in self.states if not self.is_final(state))
        for trigger, node in moves_of(self.node):
            named = node.texts("from")
            yield Move(trigger, node, open_states if OPEN_STATES in named else named)

    def named_states(self) -> Iterator[TextNode]:
        """Every place in the track that names one state; `open` in a `from` names many."""
        yield from self.node.scalars("initial")
        for _, node in moves_of(self.node):
            yield from (named for named in node.scalars("from") if named.text != OPEN_STATES)
            yield from node.scalars("to")

    def guards(self) -> Iterator[MapNode]:
        """Every guard of the track, those inside others too."""
        for visit in walk(self.node, TRACK):
            if visit.shape is GUARD and isinstance(visit.node, MapNode):
                yield visit.node

    def fields_asked(self) -> frozenset[str]:
        """The fields some transition of the track asks for."""
        return frozenset(asked for _, node in moves_of(self.node) for asked in node.texts("asks"))


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """A deadline as written; its last day in the plan's year, where there is one."""

    id: TextNode
    node: MapNode
    named: TextNode
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed plan, every node of it met once with its shape, and the register of its facts where there is one."""

    root: MapNode
    met: tuple[Visit, ...]
    register: Register | None

    @classmethod
    def of(cls, root: MapNode) -> Draft:
        return cls(root, tuple(walk(root, PLAN)), register_of(root.text("plan")))

    def section(self, name: str) -> MapNode:
        """The things declared in *name*, such as `roles`."""
        return self.root.below(name)

    def references(self, section: str) -> Iterator[TextNode]:
        """Every place that names something of *section*."""
        wanted = Ref(section)
        for visit in self.met:
            if visit.shape == wanted and isinstance(visit.node, TextNode):
                yield visit.node

    def maps(self) -> Iterator[tuple[MapNode, Shape]]:
        """Every mapping whose meaning is known, with its shape."""
        return ((visit.node, visit.shape) for visit in self.met if isinstance(visit.node, MapNode))

    def tracks(self) -> Iterator[TrackDraft]:
        """Every track that is written as one."""
        return (TrackDraft(key, node) for key, node in self.section("tracks").maps())

    def track(self, name: str) -> TrackDraft | None:
        """The track of that id."""
        return next((track for track in self.tracks() if track.id.text == name), None)

    def deadlines(self) -> Iterator[DeadlineDraft]:
        """Every deadline whose day can be read."""
        for key, node in self.section("deadlines").maps():
            named = next((node.scalar(bound) for bound in Bound if node.value(bound)), None)
            if named and NAMED_DAY.takes(named.text) and NAMED_DAY.means_something(named.text):
                yield DeadlineDraft(key, node, named, self._last_day(node))

    def _last_day(self, node: MapNode) -> date | None:
        try:
            return date_rule(node).last_day(self.year) if self.year else None
        except ValueError:
            return None

    @property
    def year(self) -> int | None:
        """The year its days belong to, once it can be read."""
        text = self.root.text("year")
        return int(text) if YEAR_NUMBER.takes(text) else None

    @property
    def issued_on(self) -> date | None:
        """The day the plan was issued, once it can be read."""
        text = self.root.below("source").text("date")
        return full_date(text) if FULL_DATE.takes(text) and FULL_DATE.means_something(text) else None
