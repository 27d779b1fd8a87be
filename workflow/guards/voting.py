"""The guards of a vote whose figures were counted on paper and are entered: arithmetic, quorum, majority.

Quorum is a fraction of the total membership; the majority is taken of those present (Robert's Rules §44
counts votes cast by default; the plan's rule names its denominator, and here it is the members present).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from workflow.facts import FactKind, Situation
from workflow.ids import FieldId
from workflow.refusals import Refusal, WayOut

MEMBERS = FieldId("vote_members")
PRESENT = FieldId("vote_present")
IN_FAVOUR = FieldId("vote_in_favour")
AGAINST = FieldId("vote_against")
ABSTAINED = FieldId("vote_abstained")
VOTE_FIELDS = (MEMBERS, PRESENT, IN_FAVOUR, AGAINST, ABSTAINED)


@dataclass(frozen=True, slots=True)
class VoteAddsUp:
    """Present is at most the membership, and in favour, against and abstained make up those present."""

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        members, present, *cast = (_number(at, name) for name in VOTE_FIELDS)
        unmet: list[Refusal] = []
        if present > members:
            params: dict[str, str | int] = {"present": present, "members": members}
            unmet.append(Refusal("more_present_than_members", params, (WayOut.CORRECT_FIGURES,), PRESENT))
        if sum(cast) != present:
            params = {"counted": sum(cast), "present": present}
            unmet.append(Refusal("votes_do_not_add_up", params, (WayOut.CORRECT_FIGURES,), IN_FAVOUR))
        return tuple(unmet)


@dataclass(frozen=True, slots=True)
class HasQuorum:
    """At least `share` of the total membership was present."""

    share: Fraction

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        members, present = _number(at, MEMBERS), _number(at, PRESENT)
        wanted = ceil(self.share * members)
        if members > 0 and present >= wanted:
            return ()
        params: dict[str, str | int] = {
            "present": present,
            "members": members,
            "wanted": max(wanted, 1),
            "share": str(self.share),
        }
        return (Refusal("quorum_missing", params, (), PRESENT),)


@dataclass(frozen=True, slots=True)
class HasMajority:
    """The votes in favour reach `share` of those present, or exceed it when `strict`."""

    share: Fraction
    strict: bool

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        present, in_favour = _number(at, PRESENT), _number(at, IN_FAVOUR)
        bar = self.share * present
        wanted = floor(bar) + 1 if self.strict else ceil(bar)
        if in_favour >= wanted:
            return ()
        params: dict[str, str | int] = {"in_favour": in_favour, "present": present, "wanted": wanted}
        return (Refusal("majority_missing", params, (), IN_FAVOUR),)


def _number(at: Situation, name: FieldId) -> int:
    value = at.value(name)
    return value if isinstance(value, int) else 0
