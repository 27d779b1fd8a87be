"""Who is told of what was changed: the roles that a plan names where it reminds, or moves."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.definition import Deadline, Definition, RungKind, RungRule, Scope
from workflow.ids import RoleId, TrackId

Roles = tuple[RoleId, ...]


def of_deadline(definition: Definition, deadline: Deadline) -> Roles:
    """Those who are reminded of *deadline* in a unit, else at large; without reminders, whom its ladder names.

    The standing office is never among them.
    """
    reminders = [rung for rung in deadline.ladder if rung.kind is RungKind.REMINDER]
    for rungs in (reminders, deadline.ladder):
        for scope in (Scope.UNIT, Scope.ORGANISATION):
            roles = _of_scope(definition, _told(rungs), scope)
            if roles:
                return roles
    return ()


def of_ladders(definition: Definition) -> Roles:
    """The roles of a unit that any ladder of the plan names."""
    named = (role for deadline in definition.deadlines.values() for role in _told(deadline.ladder))
    return _of_scope(definition, named, Scope.UNIT)


def of_track(definition: Definition, track: TrackId) -> Roles:
    """The roles of a unit that the moves of *track* tell; where they tell none, those of the ladders."""
    told = (role for move in definition.track_of(track).transitions for role in move.tells)
    return _of_scope(definition, told, Scope.UNIT) or of_ladders(definition)


def _told(rungs: Iterable[RungRule]) -> Iterable[RoleId]:
    return (role for rung in rungs for role in rung.tells)


def _of_scope(definition: Definition, roles: Iterable[RoleId], scope: Scope) -> Roles:
    named = (role for role in roles if role != definition.standing_office)
    return tuple(dict.fromkeys(role for role in named if definition.roles[role].scope is scope))
