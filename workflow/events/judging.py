"""What happens when a jury judges works: who judges what, what they gave, what every work came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgesAssigned(Event):
    """Members were drawn for every work, from a seed by which anybody can draw again; a later draw replaces it."""

    kind = "sitting.judges_assigned"
    seed: str
    judges: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGiven(Event):
    """A member scored a work, criterion by criterion; a later sheet of theirs before closing replaces it."""

    kind = "sitting.sheet_given"
    motion: str
    member: str
    scores: Mapping[str, str] = field(default_factory=dict, metadata=PERSONAL)
    note: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingGiven(Event):
    """A member put their works in order, the best first; a later ranking of theirs before closing replaces it."""

    kind = "sitting.ranking_given"
    member: str
    order: tuple[str, ...] = field(default=(), metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkScored(Event):
    """What a work came to: the exact fraction, as it is written, and its rank by what is written (equal ones share it).

    `sheets` members judged it; `missing` are those who were to and did not.
    """

    kind = "sitting.work_scored"
    motion: str
    exact: str
    written: str
    rank: int
    sheets: int
    missing: tuple[str, ...] = ()


JudgingEvent = JudgesAssigned | SheetGiven | RankingGiven | WorkScored
