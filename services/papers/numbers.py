"""Whole numbers read aloud in Vietnamese, as sums of money are written out."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", " nghìn", " triệu")
BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """*number*, not negative: `tám triệu năm trăm nghìn`. Raises `ValueError` below zero."""
    if number < 0:
        raise ValueError(f"{number} is below zero")
    return _words(number, whole=False) or DIGITS[0]


def money_in_words(amount: int) -> str:
    """That many đồng, with a capital: `Tám triệu năm trăm nghìn đồng`."""
    said = f"{in_words(amount)} đồng"
    return said[0].upper() + said[1:]


def _words(number: int, *, whole: bool) -> str:
    """*number* read; *whole*: something stands before it, so that its missing hundreds are read too."""
    if number >= BILLION:
        above, below = divmod(number, BILLION)
        after = f" {_words(below, whole=True)}" if below else ""
        return f"{_words(above, whole=whole)} tỷ{after}"
    said: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            said.append(_group(group, whole=whole or bool(said)) + GROUPS[place])
    return " ".join(said)


def _group(number: int, *, whole: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if tens > 1:
        said.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_last(tens, ones))
    return " ".join(said)


def _last(tens: int, ones: int) -> str:
    """The last figure changes after tens: hai mươi mốt, mười lăm."""
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == 5 and tens else DIGITS[ones]  # noqa: PLR2004 - the figure five
