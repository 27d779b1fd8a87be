"""When a vote counts and when it carries."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from workflow.definition.source import Label
from workflow.ids import VoteRuleId
from workflow.readings import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What a vote needs: *quorum* of the members to count, *majority* of the members present to carry.

    `strict` means the majority must be exceeded, not reached (1/2 strict: more than half).
    """

    quorum: Fraction
    majority: Fraction
    strict: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """When a vote counts and when it carries; left to a question where the text sets no figures."""

    id: VoteRuleId
    label: Label
    shares: Shares | Asked[Shares]
    facts: tuple[str, ...] = ()
