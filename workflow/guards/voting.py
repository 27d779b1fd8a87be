"""The guards of a vote: arithmetic, quorum, majority of figures that are entered, or the verdict of a council's sitting.

Quorum is a fraction of the total membership. What the majority is a fraction of is the denominator that the plan's rule
names, the members present unless it names another (Robert's Rules §44 counts votes cast by default).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from workflow.definition.votes import Denominator, votes_needed
from workflow.facts import FactKind, Situation
from workflow.ids import CouncilId, FieldId
from workflow.refusals import Refusal, WayOut

MEMBERS = FieldId("vote_members")
PRESENT = FieldId("vote_present")
IN_FAVOUR = FieldId("vote_in_favour")
AGAINST = FieldId("vote_against")
ABSTAINED = FieldId("vote_abstained")
VOTE_FIELDS = (MEMBERS, PRESENT, IN_FAVOUR, AGAINST, ABSTAINED)


@dataclass(frozen=True, slots=True)
class BySitting:
    """It is a sitting of that council that decides; nobody enters its result by hand."""

    council: CouncilId

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.verdict and at.verdict.council == self.council:
            return ()
        return (Refusal("only_by_sitting", {"council": self.council}, (WayOut.PUT_BEFORE_COUNCIL,)),)


@dataclass(frozen=True, slots=True)
class VoteAddsUp:
    """Present is at most the membership, and in favour, against and abstained make up those present.

    Where absent members are heard in `writing`, they may make up any number from those present to all members.
    """

    writing: bool = False

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.verdict:
            return ()
        members, present, *cast = (_number(at, name) for name in VOTE_FIELDS)
        unmet: list[Refusal] = []
        if present > members:
            params: dict[str, str | int] = {"present": present, "members": members}
            unmet.append(Refusal("more_present_than_members", params, (WayOut.CORRECT_FIGURES,), PRESENT))
        if not present <= sum(cast) <= (members if self.writing else present):
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
        if at.verdict:
            return ()
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
    """The votes in favour reach `share` of the denominator `of`, or exceed it when `strict`."""

    share: Fraction
    strict: bool
    of: Denominator = Denominator.PRESENT

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        in_favour, base = _number(at, IN_FAVOUR), self._denominator(at)
        wanted = votes_needed(self.share, base, strict=self.strict)
        carried = in_favour >= wanted
        if at.verdict:
            in_favour, base, wanted = at.verdict.in_favour, at.verdict.base, at.verdict.needed
            carried = bool(at.verdict.carried)
        if carried:
            return ()
        params: dict[str, str | int] = {"in_favour": in_favour, "base": base, "wanted": wanted}
        return (Refusal("majority_missing", params, (), IN_FAVOUR),)

    def _denominator(self, at: Situation) -> int:
        """The number that the votes in favour are a share of."""
        match self.of:
            case Denominator.PRESENT:
                return _number(at, PRESENT)
            case Denominator.TAKING_PART:
                return _number(at, IN_FAVOUR) + _number(at, AGAINST) + _number(at, ABSTAINED)
            case Denominator.CAST:
                return _number(at, IN_FAVOUR) + _number(at, AGAINST)
            case Denominator.MEMBERS:
                return _number(at, MEMBERS)


def _number(at: Situation, name: FieldId) -> int:
    value = at.value(name)
    return value if isinstance(value, int) else 0
