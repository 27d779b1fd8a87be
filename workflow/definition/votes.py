"""When a vote counts and when it carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from workflow.definition.source import Label
from workflow.ids import VoteRuleId
from workflow.readings import Asked


class Denominator(StrEnum):
    """What the votes in favour are a share of.

    `present`: members in the room who may vote on the motion. `taking_part`: those, and absent members who gave their
    opinion in writing. `cast`: votes for and against, abstentions left out. `members`: the total membership.
    """

    PRESENT = "present"
    TAKING_PART = "taking_part"
    CAST = "cast"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What a vote needs: `quorum` of the members present to count, `majority` of a denominator in favour to carry.

    `strict` means the majority must be exceeded, not reached (1/2 strict: more than half). `article` says where the
    figures were taken from the law, if they were.
    """

    quorum: Fraction
    majority: Fraction
    strict: bool = True
    of: Denominator = Denominator.PRESENT
    article: str = ""


def votes_needed(share: Fraction, base: int, *, strict: bool) -> int:
    """How many votes in favour reach *share* of *base*, or exceed it when *strict*; never none at all."""
    bar = share * base
    return max(floor(bar) + 1 if strict else ceil(bar), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """When a vote counts and when it carries; left to a question where the text sets no figures."""

    id: VoteRuleId
    label: Label
    shares: Shares | Asked[Shares]
    facts: tuple[str, ...] = ()
