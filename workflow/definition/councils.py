"""Who decides together: a council's composition, how it votes, what a conflict of interest does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.definition.source import Label
from workflow.ids import CouncilId, RoleId, TrackId, Trigger, VoteRuleId


class SeatKind(StrEnum):
    """What somebody is on a council, in the order in which a list of its members is written."""

    CHAIR = "chair"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    STANDING_MEMBER = "standing_member"
    SECRETARY = "secretary"
    MEMBER = "member"


class Voting(StrEnum):
    """How votes are given.

    `counted`: on paper, and the tally committee enters the totals. `open`: here, each vote with its name. `secret`:
    here, and nobody learns whose vote it was.
    """

    COUNTED = "counted"
    OPEN = "open"
    SECRET = "secret"  # noqa: S105 - a ballot, not a password


class Conflicted(StrEnum):
    """What a member with a conflict of interest does: votes like the others (flagged), abstains, or is kept out."""

    VOTES = "votes"
    ABSTAINS = "abstains"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRule:
    """How a council of the plan decides cases on `tracks`: by which move, by which vote.

    The roles `convened_by` call it, open and close its sittings. `minutes` of them have to be attached.
    `casting`: the chair decides equal votes. `written`: absent members may give their opinion in writing.
    """

    id: CouncilId
    label: Label
    tracks: tuple[TrackId, ...]
    trigger: Trigger
    vote: VoteRuleId
    convened_by: tuple[RoleId, ...]
    voting: Voting = Voting.COUNTED
    conflicted: Conflicted = Conflicted.EXCLUDED
    casting: bool = False
    written: bool = False
    facts: tuple[str, ...] = ()
