"""The guard of a quota whose places are given by the value of a field: brackets, and ties across them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case, a_standing
from workflow.guards import WithinQuota
from workflow.ids import FieldId, MilestoneId, QuotaId, TrackId
from workflow.quotas import Census, Contender, Limits, Quota, Tie, standing
from workflow.refusals import Refusal, WayOut

PRIZE = FieldId("prize")
BRACKETS = {"first": 1, "second": 1, "third": 2}
PRIZES = Quota(
    id=QuotaId("prizes"),
    label_vi="Giải",
    label_en="Prizes",
    track=TrackId("entry"),
    held_in=(),
    limits=Limits(by_value=BRACKETS),
    by_field=PRIZE,
)
GUARD = WithinQuota(PRIZES.id, ranked=True, by_field=PRIZE)
IN_ANY_ORDER = WithinQuota(PRIZES.id, ranked=False, by_field=PRIZE)
NOBODY = Census(participants=0, registered=0, contenders=0)


def given_prizes(
    tie: Tie, scores: Sequence[int | None], comers: Sequence[tuple[int, str]], guard=GUARD
) -> dict[int, str]:
    """Who gets which prize when contenders come forward in that order, each for the prize named."""
    held: dict[int, str] = {}
    for comer, prize in comers:
        contenders = [
            Contender(
                case=str(number),
                rank=None if score is None else (score,),
                holds_place=number in held,
                value=held.get(number, ""),
            )
            for number, score in enumerate(scores)
        ]
        quota = replace(PRIZES, tie=tie)
        stands = {value: standing(quota, str(comer), contenders, NOBODY, {}, value=value) for value in BRACKETS}
        if not guard.refusals(situation(a_case(), facts(standings={PRIZES.id: stands}), prize=prize)):
            held[comer] = prize
    return held


def alone(tie: Tie, scores: Sequence[int | None], guard=GUARD) -> dict[int, list[str]]:
    """The prizes each might get if nobody else had come forward."""
    return {
        who: [prize for prize in BRACKETS if given_prizes(tie, scores, [(who, prize)], guard)]
        for who in range(len(scores))
    }


def test_each_prize_has_its_bracket_of_ranks() -> None:
    assert alone(Tie.NOBODY, [90, 80, 70, 60, 50, None]) == {
        0: ["first"],
        1: ["second"],
        2: ["third"],
        3: ["third"],
        4: [],
        5: [],
    }


@pytest.mark.parametrize(
    ("scores", "nobody", "leader"),
    [
        ([90, 90, 70], {0: [], 1: [], 2: ["third"]}, {0: ["first", "second"], 1: ["first", "second"], 2: ["third"]}),
        ([90, 80, 80], {0: ["first"], 1: [], 2: []}, {0: ["first"], 1: ["second", "third"], 2: ["second", "third"]}),
        ([90, 80, 70, 70], {0: ["first"], 1: ["second"], 2: ["third"], 3: ["third"]}, None),
        ([90, 80, 70, 60, 60], {0: ["first"], 1: ["second"], 2: ["third"], 3: [], 4: []}, "third to 3 and 4"),
        ([9, 9, 9, 9, 9], {who: [] for who in range(5)}, {who: ["first", "second", "third"] for who in range(5)}),
    ],
)
def test_tie_across_brackets(scores: list[int], nobody: dict[int, list[str]], leader: object) -> None:
    if leader is None:
        leader = nobody
    elif leader == "third to 3 and 4":
        leader = {**nobody, 3: ["third"], 4: ["third"]}

    assert (alone(Tie.NOBODY, scores), alone(Tie.LEADER_CHOOSES, scores)) == (nobody, leader)


def test_tied_for_first_the_leader_chooses_who_is_first_and_the_other_is_second() -> None:
    for one, other in permutations((0, 1)):
        given_ = given_prizes(Tie.LEADER_CHOOSES, [90, 90, 70], [(one, "first"), (other, "first"), (other, "second")])
        assert given_ == {one: "first", other: "second"}


@given(
    scores=st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=7),
    tie=st.sampled_from(Tie),
    data=st.data(),
)
def test_no_order_of_coming_forward_gives_more_prizes_than_there_are_nor_to_a_lower_before_a_higher(
    scores: list[int | None], tie: Tie, data: st.DataObject
) -> None:
    wanted = [(who, prize) for who in range(len(scores)) for prize in BRACKETS]
    held = given_prizes(tie, scores, data.draw(st.permutations(wanted)))

    better = {prize: place for place, prize in enumerate(BRACKETS)}
    for prize, number in BRACKETS.items():
        assert list(held.values()).count(prize) <= number
    for who, prize in held.items():
        above = sum(1 for score in scores if score is not None and score > (scores[who] or 0))
        assert above < sum(list(BRACKETS.values())[: better[prize] + 1])
        assert not any(
            better[other_prize] < better[prize] and (scores[other] or 0) < (scores[who] or 0)
            for other, other_prize in held.items()
        )


def test_in_any_order_only_the_places_of_the_prize_count() -> None:
    assert alone(Tie.NOBODY, [None, 10], IN_ANY_ORDER) == {who: list(BRACKETS) for who in range(2)}
    assert given_prizes(Tie.NOBODY, [None] * 4, [(who, "third") for who in range(4)], IN_ANY_ORDER) == {
        0: "third",
        1: "third",
    }


def test_prize_is_the_one_entered_before_the_one_held() -> None:
    stands = {"first": a_standing(1, 2), "second": a_standing(1, 2, above=1), "third": a_standing(2, 2, above=2)}
    known = facts(standings={PRIZES.id: stands})

    assert GUARD.refusals(situation(a_case(fields={"prize": "first"}), known, prize="second")) == ()
    assert [one.code for one in GUARD.refusals(situation(a_case(fields={"prize": "first"}), known))] == [
        "rank_below_quota"
    ]


def test_rank_above_the_bracket_is_told_apart_from_one_below_it() -> None:
    codes = {
        prize: [
            one.code
            for one in GUARD.refusals(situation(a_case(), facts(standings={PRIZES.id: {prize: stands}}), prize=prize))
        ]
        for prize, stands in {
            "first": a_standing(1, 2),
            "second": a_standing(1, 1, above=1),
            "third": a_standing(2, 4, tied=2, above=2),
        }.items()
    }

    assert codes == {
        "first": ["rank_below_quota"],
        "second": ["rank_above_value"],
        "third": ["tie_across_last_place"],
    }


def test_prize_is_asked_for_where_none_is_named() -> None:
    known = facts(standings={PRIZES.id: {"first": a_standing()}})
    missing = Refusal("input_missing", {"field": "prize"}, (WayOut.FILL_IN,), "prize")

    assert GUARD.refusals(situation(a_case(), known)) == (missing,)


def test_quota_counted_as_of_a_milestone_waits_for_it() -> None:
    guard = WithinQuota(PRIZES.id, ranked=True)
    waiting = replace(a_standing(3, 1), waits_for=MilestoneId("notice"))
    refusal = Refusal("milestone_missing", {"milestone": "notice"}, (WayOut.WAIT_FOR_MILESTONE,))

    assert guard.refusals(situation(a_case(), facts(standings={PRIZES.id: {"": waiting}}))) == (refusal,)
    known = facts(standings={PRIZES.id: {"": replace(waiting, waits_for=None)}})
    assert guard.refusals(situation(a_case(), known)) == ()
