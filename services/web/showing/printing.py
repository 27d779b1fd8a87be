"""The papers that may be printed from a page, as links."""

from __future__ import annotations

from collections.abc import Iterable

from services.papers import PaperKind
from services.web.contexts.printing import Printable


def printables(kinds: Iterable[PaperKind], at: str, language: str) -> tuple[Printable, ...]:
    """Links to papers of those kinds of what stands at the address *at*."""
    return tuple(Printable(label=kind.label.said(language), href=f"{at}/papers/{kind}") for kind in kinds)
