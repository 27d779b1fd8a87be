"""Which places a case holds, told from where it stands; and what has to be held while a move takes or gives one back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.case import Case
from workflow.definition import Definition, Transition
from workflow.guards.combining import AllOf, AnyOf, Waivable
from workflow.guards.guard import Guard
from workflow.guards.places import WithinQuota
from workflow.ids import CaseId, QuotaId
from workflow.quotas import Quota


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class HeldPlace:
    """A place that a case holds: in which quota, in which group it is counted, and for which value of its field."""

    quota: QuotaId
    group: str
    value: str
    case: CaseId


def places_held(definition: Definition, case: Case, block: str) -> frozenset[HeldPlace]:
    """The places that *case*, of a unit of that block, holds where it stands: one in each quota that counts its state.

    What put a case into the running may change afterwards, and its place stays; but of quotas told apart by the value of
    one field, such as one for each subject of a contest, only that of its own value counts it.
    """
    return frozenset(
        HeldPlace(
            quota=quota.id,
            group=quota.group_of(case.unit, block, case.occurrence),
            value=str(case.fields.get(quota.by_field, "")) if quota.by_field else "",
            case=case.id,
        )
        for quota in definition.quotas.values()
        if quota.track == case.track and case.state in quota.held_in and _is_its_own(definition, quota, case)
    )


def _is_its_own(definition: Definition, quota: Quota, case: Case) -> bool:
    if quota.contender_field is None or case.fields.get(quota.contender_field) == quota.contender_value:
        return True
    others = (one for one in definition.quotas.values() if one.track == quota.track and one.id != quota.id)
    return not any(one.contender_field == quota.contender_field for one in others)


def shifts_places(definition: Definition, move: Transition, track: str) -> bool:
    """Whether *move* takes a place of a quota or gives one back."""
    return any(
        quota.track == track and (move.source in quota.held_in) != (move.target in quota.held_in)
        for quota in definition.quotas.values()
    )


def sets_aside(definition: Definition, case: Case, quota: QuotaId) -> bool:
    """Whether *quota* was waived for *case*: its place then stands beyond those that the quota gives."""
    guards = (move.guard for move in definition.track_of(case.track).transitions)
    return any(
        isinstance(part.part, WithinQuota) and part.part.quota == quota and case.taken.get(part.waiver, 0)
        for guard in guards
        for part in _waivable(guard)
    )


def _waivable(guard: Guard) -> Iterator[Waivable]:
    if isinstance(guard, Waivable):
        yield guard
        yield from _waivable(guard.part)
    elif isinstance(guard, (AllOf, AnyOf)):
        for part in guard.parts:
            yield from _waivable(part)
