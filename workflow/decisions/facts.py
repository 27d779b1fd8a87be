"""What is known when something is asked of a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from workflow.events.decisions import AwardGiven
from workflow.ids import AwardId, CaseId, LineId, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that may be put on a decision: the awards it may be given, and whether giving one differs from the vote."""

    awards: tuple[AwardId, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What is known when something is asked of a decision.

    `now` is business time, aware UTC. `waiting` are the cases that may be put on it, `standing` the awards that may be
    taken back, by their lines, each with its case. `comment_through` is the last day of a comment that begins now;
    `given` what each line comes to if it is signed now; `own` the lines whose award the actor may say to have received.
    `earliest` is the first day that a paper on these cases can bear: none is signed before what it rests on happened.
    """

    now: datetime
    roles: frozenset[RoleId]
    waiting: Mapping[CaseId, Candidate] = field(default_factory=dict)
    standing: Mapping[LineId, CaseId] = field(default_factory=dict)
    comment_through: date | None = None
    given: tuple[AwardGiven, ...] = ()
    own: frozenset[LineId] = frozenset()
    earliest: date | None = None
