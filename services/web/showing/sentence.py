"""One event of a history in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What happened, with its details and the reason that was given."""

    what: str
    details: tuple[str, ...] = ()
    reason: str = ""
