"""Which rungs speak when several of one deadline are due at once: the newest, for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """Of the rungs due: the one that speaks, and the older ones it takes the place of."""

    speaks: str
    superseded: tuple[str, ...]


def turn(due: Sequence[str]) -> Turn:
    """*due* from oldest to newest, never empty. After downtime nobody is told the same thing three times over."""
    return Turn(speaks=due[-1], superseded=tuple(due[:-1]))
