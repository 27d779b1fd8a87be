"""Guards made of guards: all of, any of, not. None of them holds by being empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workflow.facts import FactKind, Situation
from workflow.guards.guard import Guard
from workflow.ids import Trigger
from workflow.refusals import Refusal, WayOut

RULED_OUT = "answer_is_not"
"""The code of a refusal that only the campaign's answers decide, once and for all."""


@dataclass(frozen=True, slots=True)
class Open:
    """Holds always. Only a transition that declares no guard gets it: an empty list of guards is an error."""

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:  # noqa: ARG002 - the protocol gives it
        return ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when each of its parts holds; tells of every part that does not."""

    parts: tuple[Guard, ...]

    def __post_init__(self) -> None:
        _refuse_empty(self.parts)

    def needs(self) -> frozenset[FactKind]:
        return frozenset().union(*(part.needs() for part in self.parts))

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        return tuple(refusal for part in self.parts for refusal in part.refusals(at))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when one of its parts holds; otherwise tells why none does, and that one of them is enough.

    A part that the campaign's own answers rule out is not told of while another is left: nobody can mend it.
    """

    parts: tuple[Guard, ...]

    def __post_init__(self) -> None:
        _refuse_empty(self.parts)

    def needs(self) -> frozenset[FactKind]:
        return frozenset().union(*(part.needs() for part in self.parts))

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        unmet = [at.certain(part.refusals(at)) for part in self.parts]
        if not all(unmet):
            return ()
        left = [refusals for refusals in unmet if not any(one.code == RULED_OUT for one in refusals)] or unmet
        ways = (WayOut.MEET_ONE,) if len(left) > 1 else ()
        return tuple(replace(one, ways_out=(*one.ways_out, *ways)) for refusals in left for one in refusals)


@dataclass(frozen=True, slots=True)
class Negated:
    """Holds when its part does not; `code` and `params` make the refusal, since the part has no words for holding."""

    part: Guard
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def needs(self) -> frozenset[FactKind]:
        return self.part.needs()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        settled = replace(at, to_be_entered=frozenset())
        return () if self.part.refusals(settled) else (Refusal(self.code, self.params),)


@dataclass(frozen=True, slots=True)
class Waivable:
    """Holds when its part does, or when the rule was waived for the case: the move `waiver` was made on it."""

    part: Guard
    waiver: Trigger

    def needs(self) -> frozenset[FactKind]:
        return self.part.needs()

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.case.taken.get(self.waiver, 0):
            return ()
        ways = (WayOut.ASK_FOR_WAIVER,)
        return tuple(replace(one, ways_out=(*one.ways_out, *ways)) for one in self.part.refusals(at))


def _refuse_empty(parts: tuple[Guard, ...]) -> None:
    if not parts:
        raise ValueError("a guard made of guards needs at least one")
