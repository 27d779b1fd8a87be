"""Tracks: states, and transitions spread over the states they start from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from definitions.language import OPEN_STATES
from definitions.language.tracks import ALL_UNITS, STANDING_OFFICE
from definitions.nodes import MapNode, TextNode
from definitions.reading.guards import GuardReader
from definitions.reading.words import by_id, fact_of, ids, is_yes, label_of, optional_id
from definitions.values import whole_number
from workflow.consulting import Consultation
from workflow.definition import Carrying, ReturnRule, RunsOut, State, Subject, Track, Transition
from workflow.ids import DeadlineId, FieldId, RoleId, StateId, TrackId, Trigger
from workflow.waiving import Waiver, waiving_moves


@dataclass(frozen=True, slots=True)
class TrackReader:
    """Reads tracks; adds the moves and states that waivers and consultations bring to them."""

    guards: GuardReader
    waivers: Collection[Waiver] = ()
    consultations: Collection[Consultation] = ()

    def track(self, id_: TrackId, node: MapNode) -> Track:
        guards = self.guards.within(node)
        asked = [one for one in self.consultations if one.track == id_]
        states = by_id(StateId, _state, node, "states") | {one.state.id: one.state for one in asked}
        moves = (*_written(node, states, guards), *(move for one in asked for move in one.moves()))
        return Track(
            id=id_,
            label=label_of(node),
            subject=Subject(node.text("subject")),
            initial=StateId(node.text("initial")),
            states=states,
            transitions=(*moves, *waiving_moves(moves, self.waivers)),
            opened_by=ids(RoleId, node, "opened_by"),
            opening=guards.guard_under(node, "opening") if node.value("opening") else None,
            asks=ids(FieldId, node, "asks"),
            opens_at_launch=node.text("opens_at_launch") in ("yes", STANDING_OFFICE),
            for_standing_office=node.text("opens_at_launch") == STANDING_OFFICE,
            continues=optional_id(TrackId, node, "continues"),
            each_round=is_yes(node, "each_round"),
            shows=ids(FieldId, node, "shows"),
            fact=fact_of(node),
        )


def _written(node: MapNode, states: Mapping[StateId, State], guards: GuardReader) -> tuple[Transition, ...]:
    open_states = tuple(state.id for state in states.values() if not state.final)
    return tuple(
        transition
        for trigger, written in moves_of(node)
        for transition in _transitions(Trigger(trigger.text), written, open_states, guards)
    )


def return_rule(id_: StateId, node: MapNode) -> ReturnRule:
    """What holds for cases that were returned to that state."""
    working = node.text("working_days")
    days = working or node.text("days")
    return ReturnRule(
        state=id_,
        days=whole_number(days) if days else None,
        working=bool(working),
        runs_out=RunsOut(node.text("runs_out")),
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
            acknowledge=is_yes(node, "acknowledge"),
            by_sms=is_yes(node, "by_sms"),
            reason=is_yes(node, "reason"),
            at=optional_id(DeadlineId, node, "at"),
            carries=_carrying(node.below("carries")),
            fact=fact_of(node),
        )


def _carrying(node: MapNode) -> Carrying | None:
    if not node.entries:
        return None
    return Carrying(
        tracks=ids(TrackId, node, "tracks"),
        triggers=ids(Trigger, node, "trigger"),
        all_units=node.text("of") == ALL_UNITS,
        at_least=whole_number(node.text("at_least") or "0"),
    )


def _sources(node: MapNode, open_states: tuple[StateId, ...]) -> tuple[StateId, ...]:
    named = ids(StateId, node, "from")
    return open_states if OPEN_STATES in named else named
