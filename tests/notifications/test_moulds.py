"""A letter poured from a mould says what the templates say when they are filled with its own texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notifications import OwnWords, render
from notifications.moulds import Mould, Shape
from notifications.rendering import _clean, _worded
from tests.notifications.letters import EVERY_LETTER
from tests.notifications.test_rendering import HOSTILE, hostile

LIKE_A_MARK = "\ue0000\ue001 \ue00099\ue001"
TEXTS = [*HOSTILE.values(), LIKE_A_MARK, "", " ", "1"]
NOTES = {
    "instead_of": [{"name": "A & B", "first_day": "1/3", "last_day": "9/3"}],
    "vacancies": [{"unit": "Xã <X>", "role": "Cán bộ"}],
    "acknowledge": "https://thidua.example/mailbox/<m>",
}


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("notes", [{}, NOTES], ids=["plain", "with reasons"])
def test_a_poured_letter_is_the_filled_one(letter, text, notes):
    said = replace(letter, context=hostile(letter.context, text), **notes)

    poured = render(said, demo=False)

    parts = {
        "values": said.context,
        "notes": {"instead_of": said.instead_of, "vacancies": said.vacancies, "acknowledge": said.acknowledge},
    }
    filled = _worded(said.kind, said.language, _clean(parts), OwnWords(), demo=False)
    assert (poured.subject, poured.text, poured.html) == filled


def test_what_is_poured_in_is_never_searched_for_marks():
    shape = Shape.of(["a", LIKE_A_MARK])

    assert Mould.of("-".join(shape.marked)).poured(shape.texts) == f"a-{LIKE_A_MARK}"
