"""A quota seen as a board: who holds a place, who is in the running at which rank, and where the line falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflow.definition.plan import Definition
from workflow.facts import FactKind
from workflow.ids import TrackId, Trigger
from workflow.quotas import Contender, Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One case on the board, at a `rank` that `tied` cases share (itself counted); without a rank where it has none.

    It is `within` when the places reach all of its rank, and `straddles` when they end among those tied with it.
    """

    contender: Contender
    rank: int | None
    tied: int
    within: bool
    straddles: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Places of one group, for one value of the quota's field where it has one: how many there are, how many are held."""

    value: str
    places: int
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def over(self) -> int:
        """How many are held beyond those that there are: a base that shrank takes no place away from anybody."""
        return max(0, self.taken - self.places)


def placings(contenders: Iterable[Contender], places: int) -> tuple[Placing, ...]:
    """The contenders of one group in the order in which they are taken: from high to low, then those without a rank."""
    running = list(contenders)
    shared = Counter(one.rank for one in running if one.rank is not None)
    ordered = sorted(
        running,
        key=lambda one: (one.rank is None, [-key for key in one.rank or ()], not one.holds_place, one.case),
    )
    return tuple(_placing(one, shared, places) for one in ordered)


def fillings(contenders: Iterable[Contender], places: int, by_value: Mapping[str, int]) -> tuple[Filling, ...]:
    """How the places of one group are filled: value by value where they are given so, else (one, unnamed) in all."""
    held = [one.value for one in contenders if one.holds_place]
    if not by_value:
        return (Filling(value="", places=places, taken=len(held)),)
    return tuple(Filling(value=value, places=number, taken=held.count(value)) for value, number in by_value.items())


def _placing(one: Contender, shared: Mapping[tuple[Rank, ...], int], places: int) -> Placing:
    if one.rank is None:
        return Placing(contender=one, rank=None, tied=0, within=False, straddles=False)
    rank, tied = 1 + sum(number for other, number in shared.items() if other > one.rank), shared[one.rank]
    lowest = rank + tied - 1
    return Placing(contender=one, rank=rank, tied=tied, within=lowest <= places, straddles=rank <= places < lowest)


def gives_places(definition: Definition, tracks: Iterable[TrackId], trigger: Trigger) -> bool:
    """Whether the move *trigger* of one of *tracks* takes places of a quota."""
    return any(
        FactKind.STANDINGS in move.guard.needs()
        for track in tracks
        for move in definition.track_of(track).transitions
        if move.trigger == trigger
    )
