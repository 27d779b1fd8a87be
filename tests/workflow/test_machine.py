"""The compiled table says what the `transitions` machine itself would do."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from transitions import Machine, MachineError

from tests.workflow.builders import a_move, a_track, an_bien
from workflow.definition import Transition
from workflow.ids import StateId, TrackId, Trigger
from workflow.machine import compile_moves, machine_of

TRACKS = sorted(an_bien().tracks)


class Walker:
    """A model for `transitions` to move: it remembers where it is."""

    state: str


def walked(machine: Machine, state: str, trigger: str) -> str | None:
    """Where the machine itself goes from *state*; None where it does not go."""
    walker = Walker()
    machine.add_model(walker, initial=state)
    try:
        machine.events[trigger].trigger(walker)
    except MachineError:
        return None
    finally:
        machine.remove_model(walker)
    return walker.state


@pytest.mark.parametrize("name", TRACKS)
def test_table_goes_where_the_machine_goes(name: str) -> None:
    track = an_bien().tracks[TrackId(name)]
    machine = machine_of(track)
    triggers = sorted({move.trigger for move in track.transitions})

    for state, trigger in product(track.states, triggers):
        row = an_bien().moves.get((track.id, state, trigger), ())
        assert (row[0].target if row else None) == walked(machine, state, trigger)


@pytest.mark.parametrize("name", TRACKS)
def test_row_holds_every_transition_of_state_and_trigger_in_order(name: str) -> None:
    track = an_bien().tracks[TrackId(name)]
    triggers = {move.trigger for move in track.transitions}

    for state, trigger in product(track.states, triggers):
        row = an_bien().moves.get((track.id, state, trigger), ())
        assert row == tuple(move for move in track.leaving(state) if move.trigger == trigger)


def test_table_has_no_other_rows() -> None:
    rows = {(track.id, move.source, move.trigger) for track in an_bien().tracks.values() for move in track.transitions}

    assert set(an_bien().moves) == rows


def test_machine_offers_no_trigger_of_its_own() -> None:
    machine = machine_of(a_track(a_move(), a_move("leave", target="left")))

    assert sorted(machine.events) == ["advance", "leave"]
    assert list(machine.states) == ["begun", "done", "left"]
    assert machine.models == []


def test_transitions_between_the_same_states_are_kept_apart() -> None:
    first, other, second = a_move(roles=["officer"]), a_move(target="left"), a_move(roles=["leader"])

    moves = compile_moves([a_track(first, other, second)])

    assert moves == {(TrackId("nomination"), StateId("begun"), Trigger("advance")): (first, other, second)}


def test_tracks_are_kept_apart() -> None:
    one, two = a_track(a_move(), name="one"), a_track(a_move(target="left"), name="two")

    moves = compile_moves([one, two])

    assert {track: row for (track, _, _), row in moves.items()} == {"one": one.transitions, "two": two.transitions}


@pytest.mark.parametrize("stray", [a_move("fly", target="moon"), a_move("fly", source="moon")])
def test_transition_that_names_a_state_the_track_does_not_have_is_an_error(stray: Transition) -> None:
    whole = a_track(a_move())
    broken = replace(whole, transitions=(*whole.transitions, stray))

    with pytest.raises(ValueError, match="moon"):
        compile_moves([broken])


def test_nothing_can_move_a_track_without_transitions() -> None:
    assert compile_moves([a_track()]) == {}
