"""Text as a drawing needs it: clean, about so wide, broken into lines, cut where it is too long.

Widths are those of Noto Sans, one of the wider fonts a reader may have, so that what fits here fits elsewhere.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
WIDTHS = {
    letter: width
    for letters, width in {
        "ijlIJ.,:;'!|": 0.28,
        " ": 0.26,
        'ftr()[]{}-/\\"': 0.4,
        "csvxyzk": 0.51,
        "abdeghnopqu0123456789đ": 0.6,
        "ABEFKLPRSTVXYZ?_": 0.62,
        "CDGHNOQU&ĐwÐ+=<>→": 0.77,
        "mMW%@—…": 0.94,
    }.items()
    for letter in letters
}
OTHER = 0.65
WIDE = 1.0
BOLDER = 1.08


def clean(text: str) -> str:
    """*text* on one line, without characters that XML forbids or that turn the direction of writing."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide *text* is in pixels at that font size; accents add nothing."""
    ems = sum(_width(letter) for letter in unicodedata.normalize("NFD", text))
    return ems * size * (BOLDER if bold else 1)


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    return WIDTHS.get(letter, OTHER)


def wrapped(text: str, width: float, size: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """*text* in at most *most* lines no wider than *width*; the last ends in … where something had to be left out."""
    lines: list[str] = []
    for word in _broken(clean(text), width, size, bold=bold):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
        if len(lines) > most:
            return (*lines[: most - 1], _cut(lines[most - 1] + ELLIPSIS, width, size, bold=bold))
    return tuple(lines)


def balanced(text: str, width: float, size: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """*text* wrapped into as many lines as it needs, those about as long as one another."""
    lines = wrapped(text, width, size, most=most, bold=bold)
    if len(lines) <= 1 or lines[-1].endswith(ELLIPSIS):
        return lines
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        narrower = wrapped(text, width * share, size, most=most + 1, bold=bold)
        if len(narrower) == len(lines):
            return narrower
    return lines


def _broken(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    """The words of *text*, those wider than a line broken into pieces that are not."""
    pieces = []
    for word in text.split():
        rest = word
        while rest:
            piece = rest
            while len(piece) > 1 and width_of(piece, size, bold=bold) > width:
                piece = piece[: max(1, len(piece) * 9 // 10)]
            pieces.append(piece)
            rest = rest[len(piece) :]
    return pieces


def _cut(text: str, width: float, size: float, *, bold: bool) -> str:
    while len(text) > 1 and width_of(text, size, bold=bold) > width:
        text = text[:-2].rstrip() + ELLIPSIS
    return text
