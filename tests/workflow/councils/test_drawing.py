"""Judges are drawn evenly, never where they have a conflict, and always the same from one seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from workflow.councils.drawing import Drawn, Pool, draw
from workflow.ids import MotionId, PersonId

WORKS = tuple(MotionId(f"work-{number:02}") for number in range(12))
MEMBERS = tuple(PersonId(name) for name in ("an", "ba", "cu", "du", "em"))


@st.composite
def pools(draw_: st.DrawFn, works: int = 12, members: int = 5) -> Pool:
    """A jury before some works, with conflicts that leave enough members free for each."""
    among = MEMBERS[: draw_(st.integers(2, members))]
    before = WORKS[: draw_(st.integers(1, works))]
    wanted = draw_(st.integers(1, len(among)))
    out = {
        (work, one) for work in before for one in draw_(st.sets(st.sampled_from(among), max_size=len(among) - wanted))
    }
    return Pool(works=before, members=among, wanted=wanted, out=out)


def loads(pool: Pool, drawn: Drawn) -> list[int]:
    counted = Counter(member for judges in drawn.values() for member in judges)
    return sorted(counted[member] for member in pool.members)


@given(pools(), st.text(max_size=8))
def test_every_work_has_as_many_judges_as_wanted_and_none_with_a_conflict(pool: Pool, seed: str) -> None:
    drawn = draw(pool, seed)

    assert set(drawn) == set(pool.works)
    for work, judges in drawn.items():
        assert len(set(judges)) == len(judges) == pool.wanted
        assert not {(work, one) for one in judges} & set(pool.out)


@given(pools(), st.text(max_size=8))
def test_without_conflicts_loads_differ_by_at_most_one(pool: Pool, seed: str) -> None:
    free = Pool(works=pool.works, members=pool.members, wanted=pool.wanted)
    found = loads(free, draw(free, seed))

    assert found[-1] - found[0] <= 1


@given(pools(works=4, members=3), st.text(max_size=8))
def test_with_conflicts_no_other_draw_is_more_even(pool: Pool, seed: str) -> None:
    choices = [list(combinations(pool.free(work), pool.wanted)) for work in pool.works]
    every = [dict(zip(pool.works, chosen, strict=True)) for chosen in product(*choices)]

    evenest = min(sum(load * load for load in loads(pool, one)) for one in every)

    assert sum(load * load for load in loads(pool, draw(pool, seed))) == evenest


@given(pools(), st.text(max_size=8))
def test_one_seed_draws_alike_whatever_order_members_come_in(pool: Pool, seed: str) -> None:
    turned = Pool(works=pool.works, members=tuple(reversed(tuple(pool.members))), wanted=pool.wanted, out=pool.out)

    assert draw(turned, seed) == draw(pool, seed)


def test_another_seed_draws_otherwise() -> None:
    pool = Pool(works=WORKS, members=MEMBERS, wanted=2)

    assert draw(pool, "a") != draw(pool, "b")


@given(pools(), st.text(max_size=8), st.data())
def test_drawing_again_keeps_who_may_still_judge(pool: Pool, seed: str, data: st.DataObject) -> None:
    first = draw(pool, seed)
    lost = {(work, judges[0]) for work, judges in first.items() if data.draw(st.booleans())}
    after = Pool(works=pool.works, members=pool.members, wanted=pool.wanted, out={*pool.out, *lost}, kept=first)

    again = draw(after, "another")

    for work, judges in first.items():
        assert {one for one in judges if (work, one) not in lost} <= set(again[work])
        assert not {(work, one) for one in again[work]} & lost
