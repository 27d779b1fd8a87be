"""The auditor's page."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first break of one stream."""

    stream: str
    href: str
    sequence: int
    fault: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """`history.html`."""

    holds: bool
    """Whether every chain was proved just now."""
    streams: int
    """How many chains were read."""
    entries: int
    """How many entries they hold."""
    breaks: tuple[Broken, ...]
    """The first break of every chain that does not hold."""
    lines: tuple[Line, ...]
    """The latest entries of the organisation, newest first."""
