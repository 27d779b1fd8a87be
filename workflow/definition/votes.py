"""When a vote counts and when it carries."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from workflow.definition.source import Label
from workflow.ids import VoteRuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """When a vote counts (*quorum* of the members) and when it carries (*majority* of the members present).

    `strict` means the majority must be exceeded, not reached (1/2 strict: more than half).
    """

    id: VoteRuleId
    label: Label
    quorum: Fraction
    majority: Fraction
    strict: bool = True
    fact: str = ""
