"""Results stay sealed until the decision: what a case looks like to those who may not know yet.

Until the result is out, a case's sealed states look like the state before them, and what was entered or filed around
them (the figures of the vote, its minutes, the decision) is not there. The result is out in a final state that somebody
with a role for the whole organisation brings about: a unit that withdraws its case learns nothing by it.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.case import Case
from workflow.definition import Definition, Scope, Track, Transition
from workflow.events import AnyEvent, DocumentFiled, FieldsWritten, TransitionTaken
from workflow.guards import AllOf, AnyOf, HasDocument, HasDocumentFromBelow, Waivable
from workflow.guards.guard import Guard
from workflow.ids import CANCELLED, DocumentKindId, FieldId, StateId


def veiled(definition: Definition, case: Case) -> Case:
    """*case* as it looks from outside the seal; itself once its result is out, or where nothing is sealed."""
    track = definition.track_of(case.track)
    if is_out(definition, track, case.state):
        return case
    fields, documents = sealed_fields(track), sealed_documents(track)
    return replace(
        case,
        state=outward_state(track, case.state),
        fields={name: value for name, value in case.fields.items() if name not in fields},
        documents=tuple(kind for kind in case.documents if kind not in documents),
    )


def is_out(definition: Definition, track: Track, state: StateId) -> bool:
    """Whether a case in *state* has its result, so that nothing of it is sealed any more."""
    wide = {role.id for role in definition.roles.values() if role.scope is Scope.ORGANISATION}
    arrivals = (move for move in track.transitions if move.target == state)
    return track.state_of(state).final and any(wide & set(move.roles) for move in arrivals)


def outward_state(track: Track, state: StateId) -> StateId:
    """The state that a sealed one looks like: the nearest before it that is not sealed."""
    seen = {state}
    while track.state_of(state).sealed:
        sources = (move.source for move in track.transitions if move.target == state and move.source not in seen)
        state = next(sources, track.initial)
        if state in seen:
            return track.initial
        seen.add(state)
    return state


def is_unknown(track: Track, state: StateId) -> bool:
    """Whether a case in *state* has been in sealed states only: outside the seal nobody knows that there is one."""
    before = track.initial if state == CANCELLED else outward_state(track, state)
    return track.state_of(before).sealed


def is_sealed(track: Track, event: AnyEvent) -> bool:
    """Whether *event* tells of what is sealed: a move into or out of it, its figures, its papers."""
    match event:
        case TransitionTaken():
            return any(track.states[StateId(end)].sealed for end in (event.source, event.target))
        case FieldsWritten():
            return not sealed_fields(track).isdisjoint(event.all_values())
        case DocumentFiled():
            return event.document_kind in sealed_documents(track)
        case _:
            return False


def sealed_fields(track: Track) -> frozenset[FieldId]:
    """The fields asked for on the way into a sealed state."""
    return frozenset(name for move in _into_the_seal(track) for name in move.asks)


def sealed_documents(track: Track) -> frozenset[DocumentKindId]:
    """The papers needed on the way into a sealed state and out of it."""
    out = (move for move in track.transitions if track.states[move.source].sealed)
    return frozenset(kind for move in (*_into_the_seal(track), *out) for kind in papers_of(move.guard))


def papers_from_below(track: Track) -> frozenset[DocumentKindId]:
    """The papers that cases of *track* need not carry themselves, where the case that each continues does."""
    return frozenset(paper for move in track.transitions for paper in _from_below(move.guard))


def _from_below(guard: Guard) -> frozenset[DocumentKindId]:
    if isinstance(guard, HasDocumentFromBelow):
        return frozenset({guard.document})
    if isinstance(guard, Waivable):
        return _from_below(guard.part)
    parts = guard.parts if isinstance(guard, (AllOf, AnyOf)) else ()
    return frozenset().union(*(_from_below(part) for part in parts))


def _into_the_seal(track: Track) -> list[Transition]:
    return [move for move in track.transitions if track.states[move.target].sealed]


def papers_of(guard: Guard) -> frozenset[DocumentKindId]:
    if isinstance(guard, HasDocument):
        return frozenset({guard.document})
    if isinstance(guard, Waivable):
        return papers_of(guard.part)
    if isinstance(guard, (AllOf, AnyOf)):
        return frozenset().union(*(papers_of(part) for part in guard.parts))
    return frozenset()
