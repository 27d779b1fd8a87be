"""Words, put to codes at the door: Vietnamese as written here, English from the catalogue beside it."""

from __future__ import annotations

from services.words.catalogue import LANGUAGES, translation
from services.words.cautions import caution_said
from services.words.forms import amount, day, decimal_said, instant, moment, occurrence_in_words
from services.words.refusals import Worded, sentence, state_said, way_out_in_words, worded
from services.words.results import explained
from services.words.returned import part_said

__all__ = [
    "LANGUAGES",
    "Worded",
    "amount",
    "caution_said",
    "day",
    "decimal_said",
    "explained",
    "instant",
    "moment",
    "occurrence_in_words",
    "part_said",
    "sentence",
    "state_said",
    "translation",
    "way_out_in_words",
    "worded",
]
