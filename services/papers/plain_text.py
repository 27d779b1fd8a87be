"""Whatever people typed, as text a paper can hold: no control characters, nothing that turns the line around."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

NOT_FOR_PAPER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; docxtpl would take \a and \f as breaks of its own
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # invisible, and marks that reverse the text after them
    "\ud800-\udfff\ufffe\uffff]"  # what XML can't hold
)


def plain(text: str) -> str:
    """*text* in composed form (NFC), its line ends one character, without what a paper can't show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return NOT_FOR_PAPER.sub("", unicodedata.normalize("NFC", lines)).strip()


def plain_throughout(value: Any) -> Any:  # noqa: ANN401 - of whatever type is given
    """*value* with every text in it made `plain`: dataclasses and tuples are gone through."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(plain_throughout(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{one.name: plain_throughout(getattr(value, one.name)) for one in fields(value)})
    return value
