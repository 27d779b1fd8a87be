"""What lies beside a decision: nothing of it stops a move, but a careful clerk would want to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.ids import CouncilId, DeadlineId, DocumentKindId, MilestoneId, QuestionId, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPaper:
    """A paper of the case: its kind, its own number and date as far as they are known, and the hash of its bytes."""

    kind: DocumentKindId
    sha256: str
    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A council as it is composed today: its members, and how many of them have a conflict in the case."""

    members: int
    conflicted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known around a case at the moment of looking.

    `rolled`: deadlines whose last day was moved because of a day off, with the day that the plan names. `provisional`:
    milestones whose day may still change. `own_readings`: questions answered as the project reads them, not the issuer.
    `refused`: how often each trigger was refused on this case. `benches`: the councils that are composed today.
    """

    rolled: Mapping[DeadlineId, date] = field(default_factory=dict)
    provisional: frozenset[MilestoneId] = frozenset()
    own_readings: frozenset[QuestionId] = frozenset()
    papers: tuple[FiledPaper, ...] = ()
    refused: Mapping[Trigger, int] = field(default_factory=dict)
    benches: Mapping[CouncilId, Bench] = field(default_factory=dict)
