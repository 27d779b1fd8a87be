"""A diagram in sentences, for those who hear it and for whoever points at a part of it."""

from __future__ import annotations

from definitions.diagram import words
from definitions.diagram.lettering import clean
from definitions.diagram.showing import Move, Shown
from workflow.definition import State


def described(tracks: tuple[Shown, ...], language: str) -> str:
    """Every state, move and deadline that is drawn."""
    return " ".join([words.DESCRIPTION.said(language), *(_track(one, language) for one in tracks)])


def _track(one: Shown, language: str) -> str:
    states = one.track.states
    sentences = [f"{one.label} ({one.opening})."]
    for move in one.moves:
        source, target = states[move.transition.source], states[move.transition.target]
        sentences.append(f"{named(source, language)} → {named(target, language)}: {about(move)}.")
    sentences += [
        f"{group.sources} → {named(group.target, language)}: {group.label}, {group.who}." for group in one.everywhere
    ]
    if one.duty:
        rungs = "; ".join(f"{days}: {happens}" for days, happens in one.duty.rungs)
        sentences.append(f"{one.duty.label}: {one.duty.last_day}; {rungs}.")
    return " ".join(sentences)


def named(state: State, language: str) -> str:
    """The label of *state* and what tells it apart."""
    kinds = ((state.final, words.FINAL), (state.sealed, words.SEALED), (state.skeleton, words.SKELETON))
    apart = ", ".join(kind.said(language) for holds, kind in kinds if holds)
    label = clean(state.label.said(language))
    return f"{label} ({apart})" if apart else label


def about(move: Move) -> str:
    """What a move is called, when it is meant, and who may."""
    return ", ".join(part for part in (move.label, move.when, move.who) if part)
