"""What the votes on one motion come to, and why: exact fractions, never a percentage that was rounded.

Words are those of Robert's Rules: a *quorum* is how many members must attend for the vote to count, a *majority* how many
must be in favour for the motion to carry. What a majority is a share of (`Denominator`) is declared, never assumed;
the total membership does not shrink because somebody is absent, abstains or is excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from workflow.definition.votes import Denominator, Shares, votes_needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The votes on one motion, counted. `invalid` are ballots that say nothing that counts; they were cast in the room."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    invalid: int = 0

    @property
    def given(self) -> int:
        """How many votes were given, of whatever kind."""
        return self.in_favour + self.against + self.abstained + self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Who could vote on one motion: of all `members`, how many were `present`, gave a `written` opinion, were kept out.

    `excluded` are of the present and the written together (`excluded_written` of the latter): they have a conflict.
    """

    members: int
    present: int
    written: int = 0
    excluded: int = 0
    excluded_written: int = 0

    @property
    def voting(self) -> int:
        """How many votes there can be."""
        return self.present + self.written - self.excluded

    def size(self, of: Denominator, votes: Votes) -> int:
        """The number that a majority of that kind is a share of."""
        match of:
            case Denominator.PRESENT:
                return self.present - (self.excluded - self.excluded_written)
            case Denominator.TAKING_PART:
                return self.voting
            case Denominator.CAST:
                return votes.in_favour + votes.against
            case Denominator.MEMBERS:
                return self.members


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the votes came to, with every figure of the reckoning: `in_favour` of `base` against `needed`.

    `on_the_bar`: one vote more would have carried it, as many being for it as not. `by_casting_vote`: the chair gave it.
    """

    carried: bool
    quorate: bool
    present: int
    present_needed: int
    members: int
    in_favour: int
    needed: int
    base: int
    of: Denominator
    on_the_bar: bool = False
    by_casting_vote: bool = False


def tally(shares: Shares, house: House, votes: Votes, *, casting: bool | None = None) -> Outcome:
    """What *votes* come to in *house*. `casting` is how the chair decides equal votes, None where nobody may.

    Nothing carries without a quorum, nor without one vote in favour.
    """
    base = house.size(shares.of, votes)
    needed = votes_needed(shares.majority, base, strict=shares.strict)
    present_needed = max(ceil(shares.quorum * house.members), 1)
    quorate = house.present >= present_needed
    equal = shares.strict and votes.in_favour == shares.majority * base > 0
    by_chair = equal and casting is not None
    return Outcome(
        carried=quorate and (votes.in_favour >= needed or bool(by_chair and casting)),
        quorate=quorate,
        present=house.present,
        present_needed=present_needed,
        members=house.members,
        in_favour=votes.in_favour,
        needed=needed,
        base=base,
        of=shares.of,
        on_the_bar=equal,
        by_casting_vote=by_chair,
    )
