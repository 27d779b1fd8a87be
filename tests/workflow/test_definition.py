"""What a definition says about itself."""

from __future__ import annotations

import pytest

from tests.workflow.builders import a_move, a_track, an_bien
from workflow.definition import Label
from workflow.ids import StateId, TrackId


@pytest.mark.parametrize(
    ("label", "language", "said"),
    [
        (Label("Kế hoạch", "Plan"), "vi", "Kế hoạch"),
        (Label("Kế hoạch", "Plan"), "en", "Plan"),
        (Label("Kế hoạch"), "en", "Kế hoạch"),
    ],
)
def test_label_is_said_in_vietnamese_where_there_is_no_english(label: Label, language: str, said: str) -> None:
    assert (label.said(language), str(label)) == (said, "Kế hoạch")


def test_transitions_leave_a_state_in_the_order_given() -> None:
    moves = a_move("b"), a_move("back", "done", "begun"), a_move("a")

    assert a_track(*moves).leaving(StateId("begun")) == (moves[0], moves[2])


def test_obligations_have_tracks_of_their_own() -> None:
    assert an_bien().track_of(TrackId("register")).initial == "owed"
    with pytest.raises(KeyError, match="poetry"):
        an_bien().track_of(TrackId("poetry"))
