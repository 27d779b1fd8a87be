"""Words, put to codes at the door: Vietnamese as written here, English from the catalogue beside it."""

from __future__ import annotations

from services.words.catalogue import LANGUAGES, translation
from services.words.forms import amount, day, decimal_said, instant, moment, occurrence_in_words
from services.words.refusals import Worded, sentence, state_said, way_out_in_words, worded

__all__ = [
    "LANGUAGES",
    "Worded",
    "amount",
    "day",
    "decimal_said",
    "instant",
    "moment",
    "occurrence_in_words",
    "sentence",
    "state_said",
    "translation",
    "way_out_in_words",
    "worded",
]
