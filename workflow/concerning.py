"""Which fields a kind of case is concerned with: those asked for at its opening, those its moves ask for or look at, and those it is ranked by."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.definition import Definition, Track
from workflow.guards import AllOf, AnyOf, FieldIs, FieldReaches, IsAssessed, Negated, Waivable, WithinQuota
from workflow.guards.guard import Guard
from workflow.ids import FieldId


def fields_of(definition: Definition, track: Track) -> frozenset[FieldId]:
    """Every field that means something on *track*."""
    asked = {name for move in track.transitions for name in move.asks}
    looked_at = {name for move in track.transitions for name in _in_guard(move.guard)}
    ranked = {key.field for quota in definition.quotas.values() if quota.track == track.id for key in quota.ranked_by}
    in_running = {
        quota.contender_field
        for quota in definition.quotas.values()
        if quota.track == track.id and quota.contender_field
    }
    elsewhere = {
        name
        for other in definition.tracks.values()
        for move in other.transitions
        for name in _in_guard(move.guard, of=track)
    }
    return frozenset(asked | set(track.asks) | looked_at | ranked | in_running | elsewhere | set(track.shows))


def may_hold(definition: Definition, track: Track, field: FieldId) -> bool:
    """Whether a case on *track* may hold *field*: it means something there, or on no track at all."""
    if field in fields_of(definition, track):
        return True
    return not any(field in fields_of(definition, other) for other in definition.tracks.values())


def _in_guard(guard: Guard, of: Track | None = None) -> Iterator[FieldId]:
    """The fields that *guard* looks at on its own case; or (*of*) on a case of that track elsewhere."""
    match guard:
        case FieldIs() | FieldReaches() if of is None:
            yield guard.field
        case IsAssessed() if of is None:
            yield guard.assessment
        case WithinQuota() if of is None and guard.by_field:
            yield guard.by_field
        case AllOf() | AnyOf():
            for part in guard.parts:
                yield from _in_guard(part, of)
        case Negated() | Waivable():
            yield from _in_guard(guard.part, of)
        case _ if of is not None and getattr(guard, "track", None) == of.id:
            field = getattr(guard, "field", None)
            if field:
                yield field
