"""The one door to `transitions`: which moves a trigger can make from a state.

The library's `Machine` is built once for each track of a definition version and compiled to a table of our own
transitions; deciding is then one look-up. The machine holds no case, calls nothing back, and is given ids only:
a condition handed to it as text would be imported and called (`transitions.core`), so it is given none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from transitions import Machine

from workflow.ids import StateId, TrackId, Trigger

if TYPE_CHECKING:
    from workflow.definition import Track, Transition

MoveKey = tuple[TrackId, StateId, Trigger]
Moves = Mapping[MoveKey, tuple["Transition", ...]]


def machine_of(track: Track) -> Machine:
    """The `transitions` machine of *track*: its states, and one event a trigger; bound to no model."""
    return Machine(
        model=None,
        states=[str(state) for state in track.states],
        transitions=[
            {"trigger": str(move.trigger), "source": str(move.source), "dest": str(move.target)}
            for move in track.transitions
        ],
        initial=str(track.initial),
        auto_transitions=False,
        send_event=True,
    )


def compile_moves(tracks: Iterable[Track]) -> Moves:
    """Every move of every track, keyed by (track, state, trigger), in the order the definition gives them.

    Raises `ValueError` when a transition names a state its track does not have.
    """
    moves: dict[MoveKey, tuple[Transition, ...]] = {}
    for track in tracks:
        for (state, trigger), taken in _table(track).items():
            moves[track.id, state, trigger] = taken
    return moves


def _table(track: Track) -> dict[tuple[StateId, Trigger], tuple[Transition, ...]]:
    stray = {state for move in track.transitions for state in (move.source, move.target)} - set(track.states)
    if stray:
        raise ValueError(f"track {track.id!r} has no state {', '.join(sorted(stray))}")
    written: dict[tuple[str, str, str], list[Transition]] = defaultdict(list)
    for move in track.transitions:
        written[move.trigger, move.source, move.target].append(move)
    table: dict[tuple[StateId, Trigger], tuple[Transition, ...]] = {}
    for name, event in machine_of(track).events.items():
        for source, offered in event.transitions.items():
            row = tuple(written[name, source, str(one.dest)].pop(0) for one in offered)
            table[StateId(source), Trigger(name)] = row
    return table
