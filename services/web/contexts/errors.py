"""The page of an error."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """`error.html`."""

    status: int
    """The HTTP status."""
    sentence: str
    """What happened, in the reader's language."""
    unmet: tuple[Unmet, ...]
    """Every refusal, where it is one."""
    back: str
    """The page this came from, or the first page."""
