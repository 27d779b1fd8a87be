"""What a returned case shows: the parts that are asked for, and the form that asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagBox:
    """A part that can be ticked, with a note; both by the names they are sent under."""

    name: str
    note_name: str
    label: str
    ticked: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagGroup:
    """The parts of the case itself (no `subject`), or of one that it carries."""

    subject: str
    boxes: tuple[FlagBox, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartToComplete:
    """A part that was asked for: what was said of it, where it is, and the form that corrects it, where it is mine.

    `kind` is the kind of paper to attach, `input` the field to write; `href` leads to the case it is of, if another.
    """

    label: str
    note: str
    subject: str
    href: str
    kind: str
    input: Input | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeCompleted:
    """What was asked for when the case was returned, by whom and until when; `confirm`: it is mine to look again."""

    roles: str
    last_day: date | None
    came_back: bool
    confirm: bool
    parts: tuple[PartToComplete, ...]
