"""Kinds of cases: their states, and how they move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflow.definition.source import Label
from workflow.guards.guard import Guard
from workflow.ids import CANCELLED, DeadlineId, FieldId, RoleId, StateId, TrackId, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a case can be. A `sealed` state is shown to the units only once the result is out."""

    id: StateId
    label: Label
    final: bool = False
    sealed: bool = False
    skeleton: bool = False


CANCELLATION = State(id=CANCELLED, label=Label("Đã hủy", "Cancelled"), final=True)
"""Where a case on any track may end, beside the states of its plan: it should not have been, or its subject is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """That one move carries others along: the unit's cases on `tracks` from which a trigger leads on take it too.

    With several `triggers` each case takes the one that is entered for it: the result that an answer brings it. Of
    `all_units` means the cases of every unit in the campaign; `at_least` so many have to go along.
    """

    tracks: tuple[TrackId, ...]
    triggers: tuple[Trigger, ...]
    all_units: bool = False
    at_least: int = 0

    @property
    def asks_results(self) -> bool:
        """Whether a result has to be entered for each case that goes along."""
        return len(self.triggers) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """How a case moves: who may, what must hold, what is asked for, who is told.

    A transition without roles is the clock's: taken when the deadline it is `at` passes. Where it asks to
    `acknowledge`, whoever is told is asked to say that they have read it; `by_sms`: to whoever wants such, by SMS too.
    """

    trigger: Trigger
    label: Label
    source: StateId
    target: StateId
    roles: tuple[RoleId, ...]
    guard: Guard
    asks: tuple[FieldId, ...] = ()
    tells: tuple[RoleId, ...] = ()
    acknowledge: bool = False
    by_sms: bool = False
    reason: bool = False
    at: DeadlineId | None = None
    carries: Carrying | None = None
    fact: str = ""


class Subject(StrEnum):
    """What a case on a track is about: a unit, a person, or a work (an entry, an initiative) that a unit puts forward.

    A unit may put forward several works; whose they are, the case says.
    """

    UNIT = "unit"
    PERSON = "person"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One kind of case: its states and how it moves through them.

    `opened_by` names who may open a case by hand, entering what it `asks`; an empty tuple means only a consequence
    opens one, such as the launch (`opens_at_launch`, one for every participating unit, or `for_standing_office` alone).
    Cases of a track that is `each_round` belong to the round in which they are opened. A work is called by the first
    field that it `shows`. A case takes to the next level the one that its subject has on the track it `continues`.
    """

    id: TrackId
    label: Label
    subject: Subject
    initial: StateId
    states: Mapping[StateId, State]
    transitions: tuple[Transition, ...]
    opened_by: tuple[RoleId, ...] = ()
    opening: Guard | None = None
    asks: tuple[FieldId, ...] = ()
    opens_at_launch: bool = False
    for_standing_office: bool = False
    continues: TrackId | None = None
    each_round: bool = False
    shows: tuple[FieldId, ...] = ()
    fact: str = ""

    def title_of(self, fields: Mapping[str, str | int] | Mapping[FieldId, str | int]) -> str:
        """What a work with those fields is called, to tell it from its unit's others; empty for other subjects."""
        named = self.shows[0] if self.subject is Subject.WORK and self.shows else None
        return str({str(name): value for name, value in fields.items()}.get(named, "")) if named else ""

    def state_of(self, state: StateId) -> State:
        """What a case in *state* is in: one of the track's own states, or cancelled; `KeyError` for any other."""
        return CANCELLATION if state == CANCELLED and state not in self.states else self.states[state]

    def leaving(self, state: StateId) -> tuple[Transition, ...]:
        """Every transition that starts in *state*, in the order the definition gives them."""
        return tuple(t for t in self.transitions if t.source == state)
