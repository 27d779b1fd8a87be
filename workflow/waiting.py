"""Who a deadline is about: the states in which a case still waits for it, and the moves the clock makes when it passes."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.definition import Definition, Transition
from workflow.guards import AllOf, InTime, Waivable
from workflow.guards.guard import Guard
from workflow.guards.timing import ReceiptShown
from workflow.ids import DeadlineId, StateId, TrackId, Trigger

Where = tuple[TrackId, StateId]


def waiting_states(definition: Definition, deadline: DeadlineId) -> list[Where]:
    """Every state from which a move leads that *deadline* bounds, or that the clock makes with it."""
    found: dict[Where, None] = {}
    for track in definition.tracks.values():
        owed = definition.obligations.get(track.id)
        for move in track.transitions:
            bounded = deadline in deadlines_in(move.guard) or move.at == deadline
            met_by_itself = owed is not None and owed.met_when is not None and owed.deadline == deadline
            if (bounded or met_by_itself) and not track.states[move.source].final:
                found[track.id, move.source] = None
    return list(found)


def clock_moves(definition: Definition, deadline: DeadlineId) -> dict[Where, Trigger]:
    """The move the clock makes from each state when *deadline* passes."""
    return {
        (track.id, move.source): move.trigger
        for track in definition.tracks.values()
        for move in track.transitions
        if move.at == deadline
    }


def deadline_of(definition: Definition, track: TrackId, state: StateId) -> DeadlineId | None:
    """The deadline that a case in *state* waits for: that of the first bounded move out of it."""
    return next((name for move in definition.track_of(track).leaving(state) for name in _bounds(move)), None)


def deadlines_in(guard: Guard) -> Iterator[DeadlineId]:
    """The deadlines that *guard* asks about."""
    match guard:
        case InTime():
            yield guard.deadline
        case ReceiptShown():
            yield guard.timing.deadline
        case Waivable():
            yield from deadlines_in(guard.part)
        case AllOf():
            for part in guard.parts:
                yield from deadlines_in(part)
        case _:
            pass


def _bounds(move: Transition) -> Iterator[DeadlineId]:
    yield from deadlines_in(move.guard)
    if move.at:
        yield move.at
