"""Guards: structured predicates on transitions. Each declares the facts it needs and says why it refuses."""

from __future__ import annotations

from workflow.guards.combining import AllOf, AnyOf, Negated, Open
from workflow.guards.guard import Guard
from workflow.guards.predicates import (
    FieldIs,
    HasDocument,
    IsParticipant,
    MilestoneReached,
    TakenAtMost,
    UnitCaseHas,
    WithinQuota,
)
from workflow.guards.timing import InTime
from workflow.guards.voting import VOTE_FIELDS, HasMajority, HasQuorum, VoteAddsUp

__all__ = [
    "VOTE_FIELDS",
    "AllOf",
    "AnyOf",
    "FieldIs",
    "Guard",
    "HasDocument",
    "HasMajority",
    "HasQuorum",
    "InTime",
    "IsParticipant",
    "MilestoneReached",
    "Negated",
    "Open",
    "TakenAtMost",
    "UnitCaseHas",
    "VoteAddsUp",
    "WithinQuota",
]
