"""The register of awards, and the part of a case page that tells what its subject was given before."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Badge, Input


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBefore:
    """What a person or unit was given: in which year, by which decision; `unit` as it was called where that is not now."""

    year: int
    award: str
    decision: str
    unit: str
    badge: Badge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One line of the register. `href` leads to the case; empty for who may not read it. `badge`: not simply given.

    The money of what was given `from_above` is that level's.
    """

    href: str
    recipient: str
    unit: str
    unit_href: str
    award: str
    level: str
    year: int
    decision: str
    amount: int
    from_above: bool
    badge: Badge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardsPage:
    """`awards.html`."""

    inputs: tuple[Input, ...]
    """What can be looked for, with what was typed."""
    searched: bool
    """Whether anything was looked for."""
    rows: tuple[AwardLine, ...]
    """The awards, newest first."""
    next: str
    """The address of the next page; empty on the last."""
