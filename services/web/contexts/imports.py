"""Entering a list: the ways there are, and what a list would do."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One way to enter a list; `value` is `track:trigger`, with no trigger where fields are written."""

    value: str
    label: str
    columns: tuple[str, ...]
    template: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportsPage:
    """`imports.html`."""

    href: str
    """The campaign's own address."""
    label: str
    """The campaign's plan."""
    ways: tuple[WayIn, ...]
    """The ways in which I may enter a list; empty when it is not mine to do."""
    rounds: tuple[tuple[str, str], ...]
    """The rounds a list may be of, with their names; empty where the plan runs once."""
    refused: tuple[Unmet, ...]
    """Why the list sent just now can't be entered at all."""
    done: int | None
    """How many cases a list was entered into just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """A field that gets another value; `before` is empty where it had none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLine:
    """A line of the list; `problems` give the column (empty: the whole line) and what is wrong."""

    number: int
    subject: str
    unit: str
    href: str
    changes: tuple[ListedChange, ...]
    problems: tuple[tuple[str, Unmet], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreviewPage:
    """`import_preview.html`."""

    href: str
    """The campaign's own address."""
    label: str
    """The campaign's plan."""
    way: str
    """How it is entered, as people call it."""
    wrong: tuple[ListedLine, ...]
    """The lines in which something is wrong, as many as are shown."""
    all_wrong: int
    """How many there are in all."""
    lines: tuple[ListedLine, ...]
    """The lines that change something, as many as are shown."""
    entered: int
    """How many cases would change."""
    unchanged: int
    """How many lines change nothing."""
    outdated: bool
    """Whether what was confirmed just now was no longer so."""
    sent: tuple[tuple[str, str], ...]
    """What the confirmation sends: names and values."""
