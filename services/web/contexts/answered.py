"""What a case page shows of one answer to many cases, and of the cases of other levels."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Badge, Input


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultGroup:
    """The result to be entered for one carried case, and why, where one of the results asks for a reason."""

    subject: str
    result: Input
    reason: Input | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A case of another level about the same: `higher` than this one or below; the papers of the lower that count here."""

    href: str
    track: str
    badge: Badge
    higher: bool
    papers: tuple[str, ...]
