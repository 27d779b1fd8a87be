"""Which member of a jury judges which work: drawn from a recorded seed, so that anybody can draw again and compare.

Nobody judges a work they have a conflict of interest in, and nobody has more to do than need be: where there is no
conflict, loads differ by at most one; with conflicts, no work can be handed on so that they differ less.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from workflow.ids import MotionId, PersonId

Drawn = Mapping[MotionId, tuple[PersonId, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What is drawn for: `wanted` of the `members` for every one of `works`, but for those who are `out` of one.

    `kept` are who was drawn before, and stay.
    """

    works: Sequence[MotionId]
    members: Collection[PersonId]
    wanted: int
    out: Collection[tuple[MotionId, PersonId]] = frozenset()
    kept: Drawn = field(default_factory=dict)

    def free(self, work: MotionId) -> list[PersonId]:
        """The members who may judge *work*, by name."""
        return sorted(member for member in self.members if (work, member) not in self.out)


def draw(pool: Pool, seed: str) -> dict[MotionId, tuple[PersonId, ...]]:
    """Who judges each work: always the same for one *pool* and *seed*.

    A work for which fewer than wanted are free gets all of them.
    """
    drawing = _Drawing(pool, seed)
    for number in sorted(range(len(pool.works)), key=lambda number: _lot(seed, number, "")):
        drawing.fill(pool.works[number])
    drawing.level()
    return {work: tuple(sorted(drawing.judging[work])) for work in pool.works}


class _Drawing:
    """A draw under way: who judges what so far, and how much each has."""

    def __init__(self, pool: Pool, seed: str) -> None:
        self.pool, self.seed = pool, seed
        self.numbers = {work: number for number, work in enumerate(pool.works)}
        self.kept = {work: {one for one in pool.kept.get(work, ()) if one in pool.free(work)} for work in pool.works}
        self.judging = {work: set(kept) for work, kept in self.kept.items()}
        self.loads = dict.fromkeys(sorted(pool.members), 0)
        for judges in self.judging.values():
            self._count(judges)

    def fill(self, work: MotionId) -> None:
        """Give *work* the judges it lacks: those with the least to do, by lot among equals."""
        free = [one for one in self.pool.free(work) if one not in self.judging[work]]
        free.sort(key=lambda one: (self.loads[one], _lot(self.seed, self.numbers[work], one)))
        chosen = free[: max(self.pool.wanted - len(self.judging[work]), 0)]
        self.judging[work] |= set(chosen)
        self._count(chosen)

    def level(self) -> None:
        """Hand works on, from who has most to who has two fewer or less, as long as that can be done."""
        while path := next(filter(None, map(self._path_from, self._busiest_first())), None):
            for work, giver, taker in path:
                self.judging[work] ^= {giver, taker}
            self.loads[path[0][1]] -= 1
            self.loads[path[-1][2]] += 1

    def _busiest_first(self) -> list[PersonId]:
        return sorted(self.loads, key=lambda one: (-self.loads[one], _lot(self.seed, -1, one)))

    def _path_from(self, busy: PersonId) -> list[tuple[MotionId, PersonId, PersonId]]:
        """Works to hand on one after another, from *busy* to somebody with at least two fewer; empty if none."""
        came: dict[PersonId, tuple[MotionId, PersonId]] = {}
        waiting = deque([busy])
        while waiting:
            giver = waiting.popleft()
            for work in self.pool.works:
                if giver not in self.judging[work] or giver in self.kept[work]:
                    continue
                for taker in self.pool.free(work):
                    if taker in came or taker == busy or taker in self.judging[work]:
                        continue
                    came[taker] = (work, giver)
                    if self.loads[taker] <= self.loads[busy] - 2:
                        return _path(came, busy, taker)
                    waiting.append(taker)
        return []

    def _count(self, judges: Iterable[PersonId]) -> None:
        for one in judges:
            self.loads[one] += 1


def _path(
    came: Mapping[PersonId, tuple[MotionId, PersonId]], first: PersonId, last: PersonId
) -> list[tuple[MotionId, PersonId, PersonId]]:
    steps = []
    taker = last
    while taker != first:
        work, giver = came[taker]
        steps.append((work, giver, taker))
        taker = giver
    return steps[::-1]


def _lot(seed: str, number: int, member: str) -> bytes:
    """The lot that falls to a work, or to a member for it."""
    return sha256(f"{seed}\0{number}\0{member}".encode()).digest()
