"""What a diagram shows of a plan, whatever form it is drawn in: states, moves, moves from everywhere, duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from definitions.diagram import words
from definitions.diagram.duties import Duty, duty_of
from definitions.diagram.lettering import clean
from workflow.definition import Definition, Label, State, Track, Transition
from workflow.definition.decisions import signed_states
from workflow.guards import AllOf, ByDecision, BySitting, HasMajority, Negated
from workflow.guards.guard import Guard
from workflow.guards.timing import ReceiptShown
from workflow.ids import RoleId, StateId, TrackId

MANY = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A transition that is drawn as an arrow: what it is called, when it is meant, who may."""

    id: str
    transition: Transition
    label: str
    when: str
    who: str


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A move that leaves many states for one final state: told once, not drawn from each."""

    transitions: tuple[Transition, ...]
    sources: str
    label: str
    who: str
    target: State


@dataclass(frozen=True, slots=True)
class Shown:
    """One track as it is drawn. `alone` are final states that only moves from everywhere lead to."""

    track: Track
    label: str
    kind: str
    opening: str
    states: tuple[State, ...]
    alone: frozenset[StateId]
    moves: tuple[Move, ...]
    everywhere: tuple[Everywhere, ...]
    duty: Duty | None


def shown(definition: Definition, track: TrackId | None, language: str) -> tuple[Shown, ...]:
    """Every track, or the one named; `KeyError` if there is none of that name."""
    tracks = definition.tracks.values() if track is None else (definition.track_of(track),)
    return tuple(_shown(definition, one, language) for one in tracks)


def _shown(definition: Definition, track: Track, language: str) -> Shown:
    groups = _from_everywhere(track)
    gathered = {id(move) for group in groups for move in group}
    drawn = [move for move in track.transitions if id(move) not in gathered]
    touched = {track.initial} | {end for move in drawn for end in (move.source, move.target)}
    alone = frozenset(group[0].target for group in groups) - touched
    obligation = definition.obligations.get(track.id)
    return Shown(
        track=track,
        label=clean(track.label.said(language)),
        kind=(words.OBLIGATION if obligation else words.KINDS[track.subject]).said(language),
        opening=_opening(definition, track, language),
        states=tuple(state for state in track.states.values() if state.id not in alone),
        alone=alone,
        moves=tuple(_move(definition, drawn, number, language) for number in range(len(drawn))),
        everywhere=tuple(_everywhere(definition, track, group, language) for group in groups),
        duty=duty_of(definition, obligation, language) if obligation else None,
    )


def _from_everywhere(track: Track) -> list[tuple[Transition, ...]]:
    """The moves that lead alike from many states to one final state."""
    alike: dict[tuple[object, ...], list[Transition]] = {}
    for move in track.transitions:
        if track.states[move.target].final:
            likeness = (move.trigger, move.label, move.target, move.roles, move.reason, repr(move.guard))
            alike.setdefault(likeness, []).append(move)
    return [tuple(group) for group in alike.values() if len(group) >= MANY]


def _move(definition: Definition, drawn: Sequence[Transition], number: int, language: str) -> Move:
    move = drawn[number]
    rivals = [other for other in drawn if (other.source, other.trigger) == (move.source, move.trigger)]
    return Move(
        id=str(number),
        transition=move,
        label=clean(move.label.said(language)),
        when=_condition(move.guard).said(language) if len(rivals) > 1 else "",
        who=_who(definition, move, language),
    )


def _condition(guard: Guard) -> Label:
    """What tells a move from others of the same name that leave the same state."""
    kinds = {ReceiptShown: words.WITH_PROOF, HasMajority: words.CARRIED, Negated: words.LOST}
    return next((kinds[type(part)] for part in _parts(guard) if type(part) in kinds), words.OTHERWISE)


def _parts(guard: Guard) -> Iterator[Guard]:
    if isinstance(guard, AllOf):
        for part in guard.parts:
            yield from _parts(part)
    elif not isinstance(guard, Negated) or isinstance(guard.part, HasMajority):
        yield guard


def _who(definition: Definition, move: Transition, language: str) -> str:
    council = next((part.council for part in _parts(move.guard) if isinstance(part, BySitting)), None)
    if council is not None:
        sitting = words.BY_SITTING.said(language)
        return sitting.format(council=clean(definition.councils[council].label.said(language)))
    rule = next((part.rule for part in _parts(move.guard) if isinstance(part, ByDecision)), None)
    if rule is not None:
        return words.BY_DECISION.said(language).format(decision=clean(definition.decisions[rule].label.said(language)))
    if not move.roles:
        return words.BY_ITSELF.said(language)
    by = words.BY.said(language).format(roles=_roles(definition, move.roles, language))
    return f"{by}, {words.REASON.said(language)}" if move.reason else by


def _roles(definition: Definition, roles: Iterable[RoleId], language: str) -> str:
    return words.OR.said(language).join(clean(definition.roles[role].label.said(language)) for role in roles)


def _everywhere(definition: Definition, track: Track, group: tuple[Transition, ...], language: str) -> Everywhere:
    return Everywhere(
        transitions=group,
        sources=_from_where(definition, track, frozenset(move.source for move in group), language),
        label=clean(group[0].label.said(language)),
        who=_who(definition, group[0], language),
        target=track.states[group[0].target],
    )


def _from_where(definition: Definition, track: Track, sources: frozenset[StateId], language: str) -> str:
    """The states that a move is taken from; of those where a signed decision waits, that they are left out."""
    others = {state.id for state in track.states.values() if not state.final} - sources
    if not others:
        return words.FROM_EVERY_OPEN_STATE.said(language)
    signed = {state for rule in definition.decisions.values() for state in signed_states(rule, track)}
    told, label = (others, words.FROM_OPEN_STATES_BUT) if others <= signed else (sources, words.FROM_STATES)
    named = (clean(state.label.said(language)) for state in track.states.values() if state.id in told)
    return label.said(language).format(states=", ".join(named))


def _opening(definition: Definition, track: Track, language: str) -> str:
    if track.id in definition.obligations or track.opens_at_launch:
        return words.OPENED_AT_LAUNCH.said(language)
    if track.opened_by:
        return words.OPENED_BY.said(language).format(roles=_roles(definition, track.opened_by, language))
    opener = next((one for one in definition.obligations.values() if one.opens == track.id), None)
    if opener is None:
        return words.OPENED.said(language)
    return words.OPENED_ONCE_MET.said(language).format(obligation=clean(opener.label.said(language)))
