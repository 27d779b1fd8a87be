"""What is known when something is asked of a sitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.councils.judging import Judging
from workflow.councils.sitting import Choice
from workflow.definition.councils import SeatKind
from workflow.definition.votes import Shares
from workflow.ids import CaseId, MotionId, PersonId, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingFacts:
    """What is known when something is asked of a sitting.

    `now` is business time, aware UTC; `seats` the council's members today with the decision that names them; `derived`
    the conflicts that follow from the cases; `waiting` the cases that may be put before this council now; `shares` what
    a vote needs, under the campaign's answers; `papers` what lies in the box of a secret ballot that is to be opened;
    `others`, where the actor is kept out of the motion whose votes they enter, who else may enter them (None where they
    are not); `judging` how works are judged.
    """

    now: datetime
    actor: PersonId
    roles: frozenset[RoleId]
    shares: Shares | None = None
    seats: Mapping[PersonId, SeatKind] = field(default_factory=dict)
    decision_number: str = ""
    derived: Mapping[tuple[MotionId, PersonId], str] = field(default_factory=dict)
    waiting: frozenset[CaseId] = frozenset()
    papers: Mapping[MotionId, Mapping[str, Choice]] = field(default_factory=dict)
    others: frozenset[PersonId] | None = None
    judging: Judging = field(default_factory=Judging)
