"""The pages of units: which took the place of which, and what one of them was given through the years."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.awards import AwardLine
from services.web.contexts.frame import Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionLine:
    """That one unit took the place of another. `undo_href`: where it is undone; empty for who may not."""

    sentence: str
    since: str
    undo_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLink:
    """A unit and the address of its page."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPage:
    """`units.html`."""

    successions: tuple[SuccessionLine, ...]
    """What stands, oldest first."""
    units: tuple[UnitLink, ...]
    """The units I may see."""
    inputs: tuple[Input, ...]
    """What is asked for when a succession is recorded; empty for who may not."""
    reason: Input
    """Why one is undone."""
    done: str
    """What has just been done."""
    refused: tuple[Unmet, ...]
    """Why the form just sent was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """`unit.html`."""

    name: str
    """What it is called."""
    successions: tuple[SuccessionLine, ...]
    """Which units it came from, and which took its place."""
    kin: tuple[UnitLink, ...]
    """Those units, each with its own page."""
    awards: tuple[AwardLine, ...]
    """What it and its people were given under all these names, newest first."""
    more: bool
    """Whether there are more than are shown."""
