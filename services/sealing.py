"""Sealed results: what of a case is kept from its unit until the result is out.

A result is out when somebody with a role for the whole organisation has taken the case on from a sealed state. Until
then the unit sees that its case is being considered, and neither the vote nor the papers that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.access import Actor
from workflow.case import Case
from workflow.definition import Definition, Scope, Track, Transition
from workflow.events import AnyEvent, DocumentFiled, FieldsWritten, TransitionTaken
from workflow.guards import HasDocument
from workflow.guards.guard import Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What of a track is sealed: states, the papers asked for around them, the figures that lead into them."""

    states: frozenset[str]
    documents: frozenset[str]
    fields: frozenset[str]


def seal_of(track: Track) -> Seal:
    """The seal of *track*; empty where no state is sealed."""
    states = frozenset(str(state.id) for state in track.states.values() if state.sealed)
    into = [move for move in track.transitions if move.target in states]
    out = [move for move in track.transitions if move.source in states]
    return Seal(
        states=states,
        documents=frozenset(kind for move in (*into, *out) for kind in _papers(move.guard)),
        fields=frozenset(str(name) for move in into for name in move.asks),
    )


def kept_back(who: Actor, definition: Definition, case: Case, events: Sequence[AnyEvent]) -> bool:
    """Whether what is sealed of this case is to be kept from *who*."""
    if who.sees_everything:
        return False
    track = definition.track_of(case.track)
    sealed = seal_of(track).states
    return bool(sealed) and not any(
        isinstance(event, TransitionTaken) and event.source in sealed and _gives_the_result(definition, track, event)
        for event in events
    )


def without_sealed(seal: Seal, event: AnyEvent) -> bool:
    """Whether *event* may be told while the seal holds."""
    match event:
        case TransitionTaken():
            return event.target not in seal.states
        case FieldsWritten():
            return not seal.fields & set(event.all_values())
        case DocumentFiled():
            return event.document_kind not in seal.documents
        case _:
            return True


def shows_state(who: Actor, definition: Definition, track: str, state: str) -> bool:
    """Whether a listing may name *state* to *who*: a sealed one only to those who see the whole organisation."""
    found = next(t for t in definition.tracks.values() if t.id == track)
    return who.sees_everything or not any(s.sealed for s in found.states.values() if s.id == state)


def _gives_the_result(definition: Definition, track: Track, event: TransitionTaken) -> bool:
    moves = (m for m in track.transitions if (m.trigger, m.source) == (event.trigger, event.source))
    return any(_reaches_all(definition, move) for move in moves)


def _reaches_all(definition: Definition, move: Transition) -> bool:
    return any(definition.roles[role].scope is Scope.ORGANISATION for role in move.roles)


def _papers(guard: Guard) -> Iterator[str]:
    if isinstance(guard, HasDocument):
        yield guard.document
    for part in getattr(guard, "parts", ()):
        yield from _papers(part)
