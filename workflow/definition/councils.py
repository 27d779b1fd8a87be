"""Who decides together: a council's composition, what its members give, what a conflict of interest does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workflow.definition.source import Label
from workflow.ids import (
    CouncilId,
    CriterionId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    RoleId,
    TrackId,
    Trigger,
    VoteRuleId,
)
from workflow.readings import Ask, Asked


class SeatKind(StrEnum):
    """What somebody is on a council, in the order in which a list of its members is written."""

    CHAIR = "chair"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    STANDING_MEMBER = "standing_member"
    SECRETARY = "secretary"
    MEMBER = "member"


class Ballot(StrEnum):
    """What a member says on a ballot: `approve` or not, a `score` for each criterion, or a `rank`ing of all works."""

    APPROVE = "approve"
    SCORE = "score"
    RANK = "rank"


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


class Because(StrEnum):
    """Why a member has a conflict of interest in a case.

    `own_case`: it is about them. `own_unit`: it is their unit's. `author`: they made the work. `organiser`: they run
    the campaign. `declared`: they, or whoever convenes, said so.
    """

    OWN_CASE = "own_case"
    OWN_UNIT = "own_unit"
    AUTHOR = "author"
    ORGANISER = "organiser"
    DECLARED = "declared"


class Averaging(StrEnum):
    """How the totals of several members become one.

    `mean`: their mean. `trimmed`: without the highest and the lowest, where there are three or more. `normalised`: each
    member's totals are first stretched onto 0 to 1, so that a severe member weighs no more than a lenient one.
    """

    MEAN = "mean"
    TRIMMED = "trimmed"
    NORMALISED = "normalised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that is scored: from 0 to `most`, counted `weight` times."""

    id: CriterionId
    label: Label
    most: Fraction
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRule:
    """How a council of the plan decides cases on `tracks`: by which move, on what ballots, by which vote.

    The roles `composed_by` record who sits on it, those `convened_by` call it, open and close its sittings. `minutes`
    is the kind of paper that has to be attached, and goes into every case it decides. `derived` are the conflicts that
    follow from the cases; `organisers` the roles whose holders organise. `casting`: the chair decides equal votes.
    `written`: absent members may give their opinion in writing. Where ballots are scores or rankings, `result` is the
    field they come to; `judges` are drawn for each case (0: every member judges), who do not learn whose it is where
    `anonymous`, and score while the window `within` is open. Of a case they are shown the fields `shows` and the papers
    of the kinds `papers`, nothing else.
    """

    id: CouncilId
    label: Label
    tracks: tuple[TrackId, ...]
    trigger: Trigger
    vote: VoteRuleId | None
    convened_by: tuple[RoleId, ...]
    composed_by: tuple[RoleId, ...] = ()
    ballot: Ballot = Ballot.APPROVE
    voting: Voting = Voting.COUNTED
    conflicted: Conflicted = Conflicted.EXCLUDED
    derived: tuple[Because, ...] = (Because.OWN_CASE, Because.OWN_UNIT)
    organisers: tuple[RoleId, ...] = ()
    casting: bool = False
    written: bool = False
    minutes: DocumentKindId | None = None
    criteria: tuple[Criterion, ...] = ()
    averaging: str | Ask = Averaging.MEAN
    result: FieldId | None = None
    judges: int | Asked[int] = 0
    anonymous: bool = False
    within: DeadlineId | None = None
    shows: tuple[FieldId, ...] = ()
    papers: tuple[DocumentKindId, ...] = ()
    facts: tuple[str, ...] = ()
