"""A letter's form, worked out once for all letters that differ in their texts alone; the texts are poured in.

Templates say texts and ask whether they are empty, never what they say; numbers are part of the shape. So a text can
give its place to a mark while the templates are filled. What is poured in is never searched for marks again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notifications.lines import one_line
from notifications.message import Value

_MARK = re.compile("\ue000([0-9]+)\ue001")


@dataclass(frozen=True, slots=True)
class Shape:
    """A value with a mark for each of its texts, and the texts by the number in their mark, each on one line."""

    marked: Value
    texts: Sequence[str]

    @classmethod
    def of(cls, value: Value) -> Shape:
        texts: list[str] = []
        return cls(_marked(value, texts), texts)


@dataclass(frozen=True, slots=True)
class Mould:
    """Fixed words, and between them the numbers of the texts that stand there."""

    parts: tuple[str | int, ...]

    @classmethod
    def of(cls, marked: str) -> Mould:
        pieces = _MARK.split(marked)
        return cls(tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces)))

    def poured(self, texts: Sequence[str]) -> str:
        """The words with *texts* in their places."""
        return "".join([texts[part] if isinstance(part, int) else part for part in self.parts])


def _marked(value: Value, texts: list[str]) -> Value:
    match value:
        case str():
            said = one_line(value)
            if not said:
                return said
            texts.append(said)
            return f"\ue000{len(texts) - 1}\ue001"
        case int():
            return value
        case Mapping():
            return {key: _marked(part, texts) for key, part in value.items()}
        case _:
            return [_marked(part, texts) for part in value]
