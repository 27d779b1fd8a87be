"""Words of a plan's own for a letter: texts with named places, filled once. Nothing in them is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from notifications.lines import one_line
from notifications.message import Value

_PLACE = re.compile(r"\{([a-z_]+)\}")
_BULLET = "- "


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a plan says in place of the usual words; empty where it keeps them.

    `{name}` stands for the value of that name in the letter's context; of a list there is one line an item in the text,
    and elsewhere they stand beside each other. `text` comes between greeting and link, which are never the plan's.
    """

    subject: str = ""
    text: str = ""
    sms: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text in paragraphs, for a form that isn't plain."""
        return tuple(Paragraph(tuple(part.splitlines())) for part in re.split(r"\n{2,}", self.text) if part.strip())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines that belong together; one that begins with `- ` is an item of a list."""

    lines: tuple[str, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The lines, parted where a list begins or ends."""
        runs: list[Run] = []
        for line in self.lines:
            listed = line.startswith(_BULLET)
            said = line.removeprefix(_BULLET)
            if runs and runs[-1].listed == listed:
                runs[-1] = replace(runs[-1], lines=(*runs[-1].lines, said))
            else:
                runs.append(Run(listed=listed, lines=(said,)))
        return tuple(runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines that are all items of a list, or none is."""

    listed: bool
    lines: tuple[str, ...]


def filled(own: OwnWords, values: Mapping[str, Value]) -> OwnWords:
    """*own* with each place filled from *values*; a place without a value stays as it was written."""
    lines = (one_line(line) for line in own.text.strip().splitlines())
    text = "\n".join(piece for line in lines for piece in _line(line, values))
    return OwnWords(
        subject=one_line(_inline(own.subject, values)),
        text=re.sub(r"\n{3,}", "\n\n", text).strip(),
        sms=one_line(_inline(own.sms, values)),
    )


def _line(line: str, values: Mapping[str, Value]) -> Iterator[str]:
    """The lines that *line* becomes: many where a list stands alone in it, and none where that list is empty."""
    alone = _PLACE.fullmatch(line.removeprefix(_BULLET))
    value = values.get(alone[1]) if alone else None
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from (f"{_BULLET}{_said(item)}" for item in value)
    else:
        yield _inline(line, values)


def _inline(text: str, values: Mapping[str, Value]) -> str:
    return _PLACE.sub(lambda place: _said(values[place[1]]) if place[1] in values else place[0], text)


def _said(value: Value) -> str:
    match value:
        case str() | int():
            return str(value)
        case Mapping():
            return ": ".join(_said(part) for part in value.values())
        case _:
            return "; ".join(_said(part) for part in value)
