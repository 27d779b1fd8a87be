"""Tracks: states, and transitions spread over the states they start from."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.language import OPEN_STATES
from definitions.nodes import MapNode, TextNode
from definitions.reading.guards import GuardReader
from definitions.reading.words import by_id, fact_of, ids, is_yes, label_of
from workflow.definition import State, Subject, Track, Transition
from workflow.ids import FieldId, RoleId, StateId, TrackId, Trigger


def track(id_: TrackId, node: MapNode, guards: GuardReader) -> Track:
    states = by_id(StateId, _state, node, "states")
    open_states = tuple(state.id for state in states.values() if not state.final)
    transitions = (
        transition
        for trigger, written in moves_of(node)
        for transition in _transitions(Trigger(trigger.text), written, open_states, guards)
    )
    return Track(
        id=id_,
        label=label_of(node),
        subject=Subject(node.text("subject")),
        initial=StateId(node.text("initial")),
        states=states,
        transitions=tuple(transitions),
        opened_by=ids(RoleId, node, "opened_by"),
        opening=guards.guard_under(node, "opening") if node.value("opening") else None,
        shows=ids(FieldId, node, "shows"),
        fact=fact_of(node),
    )


def moves_of(track_node: MapNode) -> Iterator[tuple[TextNode, MapNode]]:
    """Each transition as written, with its trigger; a trigger may offer several."""
    transitions = track_node.below("transitions")
    for entry in transitions.entries.values():
        for written in transitions.each(entry.key.text):
            if isinstance(written, MapNode):
                yield entry.key, written


def _state(id_: StateId, node: MapNode) -> State:
    return State(
        id=id_,
        label=label_of(node),
        final=is_yes(node, "final"),
        sealed=is_yes(node, "sealed"),
        skeleton=is_yes(node, "skeleton"),
    )


def _transitions(
    trigger: Trigger, node: MapNode, open_states: tuple[StateId, ...], guards: GuardReader
) -> Iterator[Transition]:
    for source in _sources(node, open_states):
        yield Transition(
            trigger=trigger,
            label=label_of(node),
            source=source,
            target=StateId(node.text("to")),
            roles=ids(RoleId, node, "by"),
            guard=guards.guard_under(node, "guard"),
            asks=ids(FieldId, node, "asks"),
            tells=ids(RoleId, node, "tells"),
            reason=is_yes(node, "reason"),
            fact=fact_of(node),
        )


def _sources(node: MapNode, open_states: tuple[StateId, ...]) -> tuple[StateId, ...]:
    named = ids(StateId, node, "from")
    return open_states if OPEN_STATES in named else named
