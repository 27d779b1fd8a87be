"""Guards that look at other cases: the same unit's, the same person's, those of earlier years."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.case import Case
from workflow.definition.awards import Award
from workflow.facts import FactKind, Situation
from workflow.ids import CANCELLED, DocumentKindId, FieldId, StateId, TrackId
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True)
class UnitCaseHas:
    """A case of the same unit on another track has this field at this value."""

    track: TrackId
    field: FieldId
    value: str

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.UNIT_CASES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        others = _others(at, self.track)
        if not others:
            return (Refusal("unit_case_missing", {"track": self.track}),)
        if any(other.fields.get(self.field) == self.value for other in others):
            return ()
        params = {"track": self.track, "field": self.field, "wanted": self.value}
        return (Refusal("unit_case_field_is_not", params),)


@dataclass(frozen=True, slots=True)
class UnitCaseIn:
    """At least so many cases of the same unit on another track are in one of these states; of the same person, if `own`.

    With `any_round` those of the other rounds count too.
    """

    track: TrackId
    states: tuple[StateId, ...]
    at_least: int = 1
    own: bool = False
    any_round: bool = False

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.UNIT_CASES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        others = _others(at, self.track, any_round=self.any_round)
        mine = [one for one in others if not self.own or one.person == at.case.person]
        found = sum(one.state in self.states for one in mine)
        if found >= self.at_least:
            return ()
        params: dict[str, str | int] = {
            "track": self.track,
            "states": ", ".join(self.states),
            "wanted": self.at_least,
            "found": found,
        }
        return (Refusal("own_case_not_in", params) if self.own else Refusal("unit_case_not_in", params),)


@dataclass(frozen=True, slots=True)
class UnitCaseCarries:
    """A case of the same unit on another track carries this paper: the letter that covers many nominations."""

    track: TrackId
    document: DocumentKindId

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.UNIT_CASES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if any(self.document in one.documents for one in _others(at, self.track)):
            return ()
        params = {"track": self.track, "document": self.document}
        return (Refusal("unit_case_lacks_document", params, (WayOut.ATTACH_DOCUMENT,)),)


@dataclass(frozen=True, slots=True)
class AlongWith:
    """The case does not move by itself, only carried along by the unit's case on another track."""

    track: TrackId

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.along_with == self.track:
            return ()
        return (Refusal("only_along_with", {"track": self.track}),)


@dataclass(frozen=True, slots=True)
class WonBefore:
    """The same person or unit reached this state in an earlier campaign: at most so many years ago, or ever."""

    state: StateId
    track: TrackId | None = None
    within_years: int | None = None

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.EARLIER})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if any(
            one.state == self.state
            and self.track in (None, one.track)
            and (self.within_years is None or at.facts.year - one.year <= self.within_years)
            for one in at.facts.earlier
        ):
            return ()
        return (Refusal("never_won", {"state": self.state}),)


@dataclass(frozen=True, slots=True)
class GivenToNobodyTwice:
    """The same person or unit was not given this award before; where a field tells it apart, only when it is meant."""

    award: Award

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.HONOURS})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        award, given = self.award, at.facts.given.get(self.award.id)
        meant = award.field is None or at.value(award.field) == award.value
        if not meant or given is None or given.case == at.case.id:
            return ()
        return (award_given_before(award, given.year),)


def award_given_before(award: Award, year: int) -> Refusal:
    """Why *award* is not given to somebody who was given it in *year*."""
    again = award.once.again_after if award.once else None
    if again:
        return Refusal("given_too_soon", {"award": award.id, "year": year, "again": year + again})
    return Refusal("given_before", {"award": award.id, "year": year})


def _others(at: Situation, track: TrackId, *, any_round: bool = False) -> list[Case]:
    """The unit's other cases there; for a case that belongs to a round those of the others don't count, unless told."""
    found, own = at.facts.unit_cases.get(track, ()), "" if any_round else at.case.occurrence
    return [
        one
        for one in found
        if one.id != at.case.id and one.state != CANCELLED and (not own or one.occurrence in ("", own))
    ]
