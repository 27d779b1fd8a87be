"""The registers and reports of a campaign, to be downloaded."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Choice, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLink:
    """A register: what it is called, what it holds, and where it is read."""

    href: str
    label: str
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistersPage:
    """`registers.html`."""

    campaign: str
    """The campaign's label."""
    href: str
    """The campaign's address."""
    id: str
    """The campaign's id."""
    registers: tuple[RegisterLink, ...]
    """The registers there are."""
    terms: tuple[Choice, ...]
    """The terms a report may be of."""
    year: int
    """The campaign's year, for which the report is unless another is chosen."""
    wide: bool
    """Whether I see the whole organisation, and so get more than my unit's own."""
    refused: tuple[Unmet, ...]
    """Why what was asked for just now is not made."""
