"""Vietnamese alphabetical order: đ after d, ă and â after a; the tone decides only between words alike otherwise."""

from __future__ import annotations

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = (
    "",
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING DOT BELOW}",
)


def alphabetical(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What to sort *text* by."""
    letters, tones = [], []
    for mark in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", mark)
        tone = next((part for part in parts if part in TONES[1:]), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else mark
        letters.append(len(TONES) * 100 + ALPHABET.index(letter) if letter in ALPHABET else ord(letter[0]))
        tones.append(TONES.index(tone))
    return tuple(letters), tuple(tones)
