"""Places, ranks and ties, and that nobody gets in beyond the last place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case, a_standing
from workflow.guards import WithinQuota
from workflow.ids import FieldId, OptionId, QuestionId, QuotaId, StateId, TrackId
from workflow.quotas import (
    Base,
    Census,
    Contender,
    Each,
    Limits,
    Quota,
    RankKey,
    Rounding,
    Tie,
    base_of,
    places,
    rounded,
    standing,
)
from workflow.readings import Ask, Asked, settle

PERCENT = Quota(
    id=QuotaId("awards"),
    label_vi="Giấy khen",
    label_en="Certificates",
    track=TrackId("collective"),
    held_in=(),
    limits=Limits(percent=Fraction(20)),
    base=Base.PARTICIPANTS,
)
COUNT = replace(PERCENT, limits=Limits(most=3))
CENSUS = Census(participants=12, registered=9, contenders=4)
SCORES = st.lists(st.none() | st.integers(0, 6), min_size=1, max_size=12)
PLACES = st.integers(0, 8)


def contenders(*scores: int | None, holding: tuple[int, ...] = ()) -> tuple[Contender, ...]:
    """A contender for each of *scores*, called by its number; those of *holding* hold a place."""
    return tuple(
        Contender(case=str(number), rank=None if score is None else (score,), holds_place=number in holding)
        for number, score in enumerate(scores)
    )


@pytest.mark.parametrize(
    ("value", "down", "nearest", "up"),
    [
        (Fraction(12, 5), 2, 2, 3),
        (Fraction(5, 2), 2, 3, 3),
        (Fraction(13, 5), 2, 3, 3),
        (Fraction(2), 2, 2, 2),
        (Fraction(0), 0, 0, 0),
    ],
)
def test_fractions_are_rounded_as_the_plan_says(value: Fraction, down: int, nearest: int, up: int) -> None:
    assert [rounded(value, rounding) for rounding in (Rounding.DOWN, Rounding.NEAREST, Rounding.UP)] == [
        down,
        nearest,
        up,
    ]


@pytest.mark.parametrize(("base", "number"), [(Base.PARTICIPANTS, 12), (Base.REGISTERED, 9), (Base.CONTENDERS, 4)])
def test_percentage_is_taken_of_its_base(base: Base, number: int) -> None:
    assert base_of(replace(PERCENT, base=base), CENSUS, {}) == number


@pytest.mark.parametrize(
    ("base", "rounding", "expected"),
    [
        (Base.PARTICIPANTS, Rounding.DOWN, 2),
        (Base.PARTICIPANTS, Rounding.UP, 3),
        (Base.REGISTERED, Rounding.DOWN, 1),
        (Base.REGISTERED, Rounding.NEAREST, 2),
        (Base.CONTENDERS, Rounding.DOWN, 0),
        (Base.CONTENDERS, Rounding.NEAREST, 1),
    ],
)
def test_percentage_gives_places(base: Base, rounding: Rounding, expected: int) -> None:
    assert places(replace(PERCENT, base=base, rounding=rounding), CENSUS, {}) == expected


def test_count_gives_places_whatever_the_base() -> None:
    assert places(COUNT, CENSUS, {}) == 3
    assert places(replace(COUNT, limits=Limits()), CENSUS, {}) == 0


def test_open_question_is_settled_by_the_answer() -> None:
    asking = replace(PERCENT, base=Ask(QuestionId("base")), rounding=Ask(QuestionId("rounding")))
    answers = {QuestionId("base"): OptionId("registered"), QuestionId("rounding"): OptionId("up")}

    assert (base_of(asking, CENSUS, answers), places(asking, CENSUS, answers)) == (9, 2)
    assert [settle(value, answers) for value in ("down", Ask(QuestionId("rounding")))] == ["down", "up"]


def test_question_without_an_answer_settles_nothing() -> None:
    with pytest.raises(KeyError, match="base"):
        base_of(replace(PERCENT, base=Ask(QuestionId("base"))), CENSUS, {})


@given(base=st.integers(0, 500), percent=st.integers(0, 100))
def test_places_rounded_down_never_exceed_the_percentage(base: int, percent: int) -> None:
    census = replace(CENSUS, participants=base)

    given_places = places(replace(PERCENT, limits=Limits(percent=Fraction(percent))), census, {})

    assert given_places * 100 <= percent * base < (given_places + 1) * 100


def test_rank_counts_those_above_and_ties_share_it() -> None:
    running = contenders(90, 95, 90, None, 80, holding=(1, 2, 4))

    standings = [standing(PERCENT, str(number), running, CENSUS, {}) for number in range(5)]

    assert standings == [
        replace(a_standing(2, 2, tied=2, taken=3), base=12, tied_taken=1),
        replace(a_standing(2, 1, tied=1, taken=2), base=12),
        replace(a_standing(2, 2, tied=2, taken=2), base=12),
        replace(a_standing(2, None, tied=0, taken=3), base=12),
        replace(a_standing(2, 4, tied=1, taken=2), base=12),
    ]


def test_case_that_is_no_contender_has_no_rank() -> None:
    stands = standing(COUNT, "elsewhere", contenders(90, holding=(0,)), CENSUS, {})

    assert stands == replace(a_standing(3, None, tied=0, taken=1), base=0)


def test_tie_rule_is_the_answer_to_its_question() -> None:
    asking = replace(COUNT, tie=Ask(QuestionId("tie")))
    answers = {QuestionId("tie"): OptionId("leader_chooses")}

    assert standing(asking, "0", contenders(90), CENSUS, answers).tie is Tie.LEADER_CHOOSES


def admitted(tie: Tie, number: int, scores: list[int | None], order: list[int]) -> list[int]:
    """Who gets a place when contenders come forward in *order*, each holding the place it gets."""
    quota = replace(COUNT, limits=Limits(most=number), tie=tie)
    holding: list[int] = []
    for comer in order:
        stands = standing(quota, str(comer), contenders(*scores, holding=tuple(holding)), CENSUS, {})
        guard = WithinQuota(quota.id, ranked=True)
        if not guard.refusals(situation(a_case(), facts(standings={quota.id: {"": stands}}))):
            holding.append(comer)
    return holding


@given(scores=SCORES, number=PLACES)
def test_under_nobody_no_more_are_within_the_quota_than_there_are_places(scores: list[int | None], number: int) -> None:
    alone = [who for who in range(len(scores)) if admitted(Tie.NOBODY, number, scores, [who])]

    assert len(alone) <= number
    assert all(scores[who] is not None for who in alone)


@given(scores=SCORES, number=PLACES, data=st.data())
def test_no_order_of_coming_forward_gives_more_than_the_places(
    scores: list[int | None], number: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(scores))))

    for tie in Tie:
        assert len(admitted(tie, number, scores, order)) <= number


@given(scores=SCORES, number=PLACES, data=st.data())
def test_slow_choice_from_high_to_low_agrees(scores: list[int | None], number: int, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(scores))))
    chosen: set[int] = set()
    for score in sorted({score for score in scores if score is not None}, reverse=True):
        group = {who for who, own in enumerate(scores) if own == score}
        if len(chosen) + len(group) > number:
            break
        chosen |= group

    assert set(admitted(Tie.NOBODY, number, scores, order)) == chosen


@given(scores=SCORES, number=PLACES, data=st.data())
def test_those_tied_for_the_last_place_leave_the_places_of_the_higher(
    scores: list[int | None], number: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(scores))))
    ranked = [score for score in scores if score is not None]
    clear = {who for who, own in enumerate(scores) if own is not None and sum(s >= own for s in ranked) <= number}

    chosen = set(admitted(Tie.LEADER_CHOOSES, number, scores, order))

    assert clear <= chosen
    assert len(chosen) == min(number, len(ranked))


@given(base=st.integers(0, 60), numerator=st.integers(0, 300), rounding=st.sampled_from(Rounding))
def test_slow_arithmetic_agrees_on_places(base: int, numerator: int, rounding: Rounding) -> None:
    percent = Fraction(numerator, 3)
    whole, rest = divmod(numerator * base, 300)
    up = {Rounding.DOWN: 0, Rounding.UP: int(rest > 0), Rounding.NEAREST: int(rest >= 150)}[rounding]

    quota = replace(PERCENT, limits=Limits(percent=percent), rounding=rounding)

    assert places(quota, replace(CENSUS, participants=base), {}) == whole + up
    assert whole == floor(percent * base / 100)


LIMITED_BY_VALUE = replace(PERCENT, limits=Limits(by_value={"first": 1, "second": 1, "third": 2}))


@pytest.mark.parametrize(("value", "number"), [("first", 1), ("third", 2), ("fourth", 0), ("", 4)])
def test_places_by_value_are_those_of_the_value_or_all_of_them(value: str, number: int) -> None:
    assert places(LIMITED_BY_VALUE, CENSUS, {}, value) == number


def test_standing_by_value_begins_after_the_higher_values_and_counts_the_places_of_its_own() -> None:
    running = [
        Contender(case="a", rank=(3,), holds_place=True, value="first"),
        Contender(case="b", rank=(2,), holds_place=True, value="third"),
        Contender(case="c", rank=(1,), holds_place=False),
    ]

    found = {
        value: standing(LIMITED_BY_VALUE, "c", running, CENSUS, {}, value=value)
        for value in ("first", "second", "third")
    }

    assert {value: (one.above, one.places, one.taken_by_others) for value, one in found.items()} == {
        "first": (0, 1, 1),
        "second": (1, 1, 0),
        "third": (2, 2, 1),
    }
    assert {one.rank for one in found.values()} == {3}


def test_limits_may_be_left_to_a_question() -> None:
    asked = Asked(QuestionId("how"), {OptionId("exactly"): Limits(most=3, least=3), OptionId("most"): Limits(most=5)})

    found = [places(replace(COUNT, limits=asked), CENSUS, {QuestionId("how"): answer}) for answer in asked.values]

    assert found == [3, 5]


@pytest.mark.parametrize(
    ("each", "group"),
    [
        ((), ""),
        ((Each.UNIT,), "dong-yen"),
        ((Each.BLOCK,), "communes"),
        ((Each.ROUND,), "2023"),
        ((Each.BLOCK, Each.ROUND), "communes|2023"),
        ((Each.UNIT, Each.ROUND), "dong-yen|2023"),
    ],
)
def test_quota_is_counted_apart_for_what_it_names(each: tuple[Each, ...], group: str) -> None:
    assert replace(COUNT, each=each).group_of("dong-yen", "communes", "2023") == group


def test_each_group_has_its_own_ranks_and_places() -> None:
    running = [
        Contender(case="a", rank=(90,), holds_place=True, group="x"),
        Contender(case="b", rank=(95,), holds_place=True, group="y"),
        Contender(case="c", rank=(80,), holds_place=False, group="x"),
        Contender(case="d", rank=(80,), holds_place=False, group="y"),
    ]
    quota = replace(COUNT, limits=Limits(most=2), each=(Each.UNIT,))

    found = [standing(quota, "c", running, CENSUS, {}, group=group) for group in ("x", "y", "z")]

    assert [(one.taken_by_others, one.rank, one.tied) for one in found] == [(1, 2, 1), (1, None, 0), (0, None, 0)]


SCORE, DIRECT = RankKey(FieldId("score")), RankKey(FieldId("work"), "direct")


@pytest.mark.parametrize(
    ("keys", "fields", "rank"),
    [
        ((SCORE,), {"score": 90}, (90,)),
        ((SCORE,), {}, None),
        ((SCORE,), {"score": "85.33"}, (Fraction("85.33"),)),
        ((DIRECT, SCORE), {"work": "direct", "score": 70}, (1, 70)),
        ((DIRECT, SCORE), {"work": "indirect", "score": 90}, (0, 90)),
        ((DIRECT, SCORE), {"score": 90}, (0, 90)),
        ((DIRECT, SCORE), {"work": "direct"}, None),
        ((DIRECT,), {}, (0,)),
        ((), {"score": 90}, None),
    ],
)
def test_case_is_ranked_by_each_key_in_its_order(
    keys: tuple[RankKey, ...], fields: dict[str, str | int], rank: tuple[int | Fraction, ...] | None
) -> None:
    assert replace(COUNT, ranked_by=keys).rank_of(fields) == rank


@given(
    rows=st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=8),
    priority_first=st.booleans(),
)
def test_priority_goes_before_or_after_the_score_as_the_keys_say(
    rows: list[tuple[bool, int]], *, priority_first: bool
) -> None:
    quota = replace(COUNT, ranked_by=(DIRECT, SCORE) if priority_first else (SCORE, DIRECT))
    fields = [{"work": "direct" if direct else "indirect", "score": score} for direct, score in rows]
    running = [
        Contender(case=str(number), rank=quota.rank_of(one), holds_place=False) for number, one in enumerate(fields)
    ]

    def before(one: tuple[bool, int], other: tuple[bool, int]) -> bool:
        """The slow model: whether *one* goes before *other*, key by key."""
        if priority_first and one[0] != other[0]:
            return one[0]
        if one[1] != other[1]:
            return one[1] > other[1]
        return one[0] and not other[0]

    for number, own in enumerate(rows):
        stands = standing(quota, str(number), running, CENSUS, {})
        assert stands.rank == 1 + sum(before(other, own) for other in rows)
        assert stands.tied == rows.count(own)


@pytest.mark.parametrize(
    ("state", "fields", "running"),
    [
        ("begun", {"rating": "excellent"}, True),
        ("begun", {"rating": "good"}, False),
        ("done", {"rating": "excellent"}, False),
        ("begun", {}, False),
    ],
)
def test_contenders_are_told_by_their_field_and_their_state(
    state: str, fields: dict[str, str], *, running: bool
) -> None:
    quota = replace(
        COUNT,
        contender_field=FieldId("rating"),
        contender_value="excellent",
        contender_states=(StateId("begun"), StateId("nominated")),
    )

    assert quota.is_contender(state, fields) == running
    assert COUNT.is_contender(state, fields)
