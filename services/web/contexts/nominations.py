"""The page on which a case is opened by hand."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Choice, Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationPage:
    """`nomination.html`."""

    campaign: str
    """The campaign's label."""
    href: str
    """The campaign's address."""
    action: str
    """Where the form is sent."""
    track: str
    """The track's label."""
    version: int
    """The campaign's version, which the form carries."""
    people: tuple[Choice, ...]
    """Whom I may open a case for."""
    inputs: tuple[Input, ...]
    """What is entered with it, such as the title of a work."""
    in_the_way: tuple[Unmet, ...]
    """What hinders any case of my unit for now."""
    refused: tuple[Unmet, ...]
    """Why the form was refused just now."""
