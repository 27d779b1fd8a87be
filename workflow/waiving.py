"""Waivers: a rule set aside for one case, by somebody entitled and with a reason.

A waiver is a move that leaves the case where it is. So it is offered, refused, told and kept like any other move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.definition.source import Label
from workflow.definition.tracks import Transition
from workflow.guards.combining import AllOf, AnyOf, Waivable
from workflow.guards.guard import Guard
from workflow.guards.predicates import TakenAtMost
from workflow.ids import RoleId, StateId, Trigger, WaiverId

PREFIX = "waive_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Who may set a rule aside, and what people read of it."""

    id: WaiverId
    label: Label
    roles: tuple[RoleId, ...]
    fact: str = ""


def waiver_trigger(waiver: WaiverId) -> Trigger:
    """The move by which it is done."""
    return Trigger(f"{PREFIX}{waiver}")


def waiving_moves(moves: Iterable[Transition], waivers: Iterable[Waiver]) -> Iterator[Transition]:
    """For each state from which a move leads that a waiver may ease, the move that grants the waiver, once."""
    eased = [(move.source, trigger) for move in moves for trigger in _waivers_in(move.guard)]
    for waiver in waivers:
        trigger = waiver_trigger(waiver.id)
        for state in dict.fromkeys(source for source, eases in eased if eases == trigger):
            yield _granting(waiver, state, trigger)


def _granting(waiver: Waiver, state: StateId, trigger: Trigger) -> Transition:
    return Transition(
        trigger=trigger,
        label=waiver.label,
        source=state,
        target=state,
        roles=waiver.roles,
        guard=TakenAtMost(trigger, 1),
        reason=True,
        fact=waiver.fact,
    )


def _waivers_in(guard: Guard) -> Iterator[Trigger]:
    match guard:
        case Waivable():
            yield guard.waiver
            yield from _waivers_in(guard.part)
        case AllOf() | AnyOf():
            for part in guard.parts:
                yield from _waivers_in(part)
        case _:
            pass
