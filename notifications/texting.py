"""Short messages (SMS): how long a text is on the air, and how to make it shorter. It knows no gateway.

A text in the GSM alphabet (3GPP TS 23.038) has 160 characters to a part, any other text 70 (UCS-2, where a character
beyond the basic plane counts as two); in several parts each loses a few to the header that joins them: 153 and 67.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from notifications.errors import MessageInvalid
from notifications.lines import one_line

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_OF_TWO = frozenset("^{}\\[~]|€\f")
_GSM_ROOM, _UCS2_ROOM = (160, 153), (70, 67)
PLAIN_MARKS = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
"""Marks that alone would make a text of Latin letters travel as UCS-2."""
_PLAIN = PLAIN_MARKS | str.maketrans({"đ": "d", "Đ": "D"})
_MARKS = {"Mn"}
_CUT = "..."
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_HOME = "84"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortMessage:
    """A text to one telephone. `id` stays the same over all attempts; `phone` is as `telephone` gives it."""

    id: str
    phone: str
    text: str


def telephone(written: str) -> str:
    """The number as E.164, `+84912345678`; one that begins with 0 is Vietnamese. Raises `MessageInvalid` for no number."""
    digits = re.sub(r"[\s().-]", "", written)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = f"+{_HOME}{digits[1:]}"
    elif digits.startswith(_HOME):
        digits = "+" + digits
    if not _NUMBER.fullmatch(digits):
        raise MessageInvalid(f"{one_line(written)!r} is not a telephone number")
    return digits


def unaccented(text: str) -> str:
    """*text* in plain letters, as it arrives on every telephone: `Hạn đăng ký` becomes `Han dang ky`."""
    apart = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.category(c) not in _MARKS))


def parts_of(text: str) -> int:
    """In how many parts *text* travels; 0 for none."""
    if set(text) <= _GSM | _GSM_OF_TWO:
        length, (alone, joined) = len(text) + sum(c in _GSM_OF_TWO for c in text), _GSM_ROOM
    else:
        length, (alone, joined) = len(text.encode("utf-16-le")) // 2, _UCS2_ROOM
    return min(length, 1) if length <= alone else -(-length // joined)


def within(text: str, parts: int) -> str:
    """*text*, cut at its end and marked so where it would take more than *parts* parts."""
    if parts_of(text) <= parts:
        return text
    shortest, longest = 0, len(text)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        shortest, longest = (middle, longest) if parts_of(_cut(text, middle)) <= parts else (shortest, middle - 1)
    return _cut(text, shortest)


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip() + _CUT
