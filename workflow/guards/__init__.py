"""Guards: structured predicates on transitions. Each declares the facts it needs and says why it refuses."""

from __future__ import annotations

from workflow.guards.combining import AllOf, AnyOf, Negated, Open, Waivable
from workflow.guards.deciding import ByDecision
from workflow.guards.elsewhere import AlongWith, UnitCaseCarries, UnitCaseHas, UnitCaseIn, WonBefore
from workflow.guards.guard import Guard
from workflow.guards.places import WithinQuota
from workflow.guards.predicates import (
    AnswerIs,
    FieldIs,
    FieldReaches,
    HasDocument,
    HasDocumentFromBelow,
    IsAssessed,
    IsParticipant,
    MilestoneReached,
    TakenAtMost,
    TakenOnce,
)
from workflow.guards.timing import InTime
from workflow.guards.voting import VOTE_FIELDS, BySitting, HasMajority, HasQuorum, VoteAddsUp

__all__ = [
    "VOTE_FIELDS",
    "AllOf",
    "AlongWith",
    "AnswerIs",
    "AnyOf",
    "ByDecision",
    "BySitting",
    "FieldIs",
    "FieldReaches",
    "Guard",
    "HasDocument",
    "HasDocumentFromBelow",
    "HasMajority",
    "HasQuorum",
    "InTime",
    "IsAssessed",
    "IsParticipant",
    "MilestoneReached",
    "Negated",
    "Open",
    "TakenAtMost",
    "TakenOnce",
    "UnitCaseCarries",
    "UnitCaseHas",
    "UnitCaseIn",
    "VoteAddsUp",
    "Waivable",
    "WithinQuota",
    "WonBefore",
]
