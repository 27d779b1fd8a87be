"""What votes come to: held against a tally that counts heads, and against the figures the laws give."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.councils.tallying import House, Votes, tally
from workflow.definition.votes import Denominator, Shares

TWO_THIRDS, HALF, NINE_TENTHS = Fraction(2, 3), Fraction(1, 2), Fraction(9, 10)
MORE_THAN_HALF = Shares(quorum=TWO_THIRDS, majority=HALF)
NINETY_OF_ALL = Shares(quorum=TWO_THIRDS, majority=NINE_TENTHS, strict=False, of=Denominator.MEMBERS)


@pytest.mark.parametrize(("present", "quorate"), [(8, False), (9, False), (10, True)])
def test_two_thirds_of_fourteen_is_ten(*, present: int, quorate: bool) -> None:
    outcome = tally(MORE_THAN_HALF, House(members=14, present=present), Votes(in_favour=present))

    assert (outcome.quorate, outcome.carried, outcome.present_needed) == (quorate, quorate, 10)


@pytest.mark.parametrize(("in_favour", "carried"), [(9, False), (10, True)])
def test_ninety_percent_is_of_all_members_though_some_are_away(*, in_favour: int, carried: bool) -> None:
    """Decree 91/2017, art. 45.8: eleven members, ten of whom are in the room."""
    outcome = tally(NINETY_OF_ALL, House(members=11, present=10), Votes(in_favour=in_favour, against=10 - in_favour))

    assert (outcome.carried, outcome.needed, outcome.base) == (carried, 10, 11)


def test_excluded_member_counts_against_where_the_base_is_all_members() -> None:
    house = House(members=10, present=10, excluded=2)

    of_all = tally(NINETY_OF_ALL, house, Votes(in_favour=8))
    of_present = tally(MORE_THAN_HALF, house, Votes(in_favour=5, against=3))

    assert (of_all.carried, of_all.needed, of_all.base) == (False, 9, 10)
    assert (of_present.carried, of_present.needed, of_present.base) == (True, 5, 8)


def test_abstentions_weigh_among_those_present_and_not_among_votes_cast() -> None:
    votes = Votes(in_favour=4, against=3, abstained=3)
    cast = Shares(quorum=HALF, majority=HALF, of=Denominator.CAST)

    assert not tally(MORE_THAN_HALF, House(members=10, present=10), votes).carried
    assert tally(cast, House(members=10, present=10), votes).carried


def test_written_opinions_count_where_they_are_consulted_and_never_towards_the_quorum() -> None:
    seventy = Shares(quorum=HALF, majority=Fraction(7, 10), strict=False, of=Denominator.TAKING_PART)
    house = House(members=10, present=6, written=4)

    assert tally(seventy, house, Votes(in_favour=7, against=3)).carried
    assert not tally(seventy, House(members=10, present=4, written=6), Votes(in_favour=10)).quorate


@pytest.mark.parametrize(("casting", "carried"), [(True, True), (False, False), (None, False)])
def test_chair_decides_equal_votes_where_that_is_the_rule(*, casting: bool | None, carried: bool) -> None:
    outcome = tally(MORE_THAN_HALF, House(members=10, present=10), Votes(in_favour=5, against=5), casting=casting)

    assert (outcome.carried, outcome.by_casting_vote) == (carried, casting is not None)


def test_casting_vote_decides_nothing_but_equal_votes() -> None:
    outcome = tally(MORE_THAN_HALF, House(members=10, present=10), Votes(in_favour=6, against=4), casting=False)

    assert (outcome.carried, outcome.by_casting_vote) == (True, False)


def test_nothing_carries_without_one_vote_in_favour() -> None:
    cast = Shares(quorum=HALF, majority=HALF, strict=False, of=Denominator.CAST)

    assert not tally(cast, House(members=2, present=2), Votes(abstained=2)).carried


HEADS = st.lists(
    st.sampled_from(["for", "against", "abstained", "invalid", "away", "kept out"]), min_size=1, max_size=40
)
FRACTIONS = st.fractions(min_value=Fraction(1, 10), max_value=1, max_denominator=10)


@given(heads=HEADS, quorum=FRACTIONS, majority=FRACTIONS, strict=st.booleans(), of=st.sampled_from(Denominator))
def test_agrees_with_counting_heads(
    *, heads: list[str], quorum: Fraction, majority: Fraction, strict: bool, of: Denominator
) -> None:
    """The slow tally adds members up to the bar one by one, in whole numbers over the fraction's denominator."""
    number = {
        what: sum(1 for head in heads if head == what) for what in set(heads) | {"for", "against", "away", "kept out"}
    }
    in_room = sum(1 for head in heads if head != "away")
    base = {
        Denominator.MEMBERS: len(heads),
        Denominator.PRESENT: in_room - number["kept out"],
        Denominator.TAKING_PART: in_room - number["kept out"],
        Denominator.CAST: number["for"] + number["against"],
    }[of]
    enough = in_room * quorum.denominator >= len(heads) * quorum.numerator and in_room > 0
    left, right = number["for"] * majority.denominator, base * majority.numerator
    reached = number["for"] > 0 and (left > right if strict else left >= right)

    outcome = tally(
        Shares(quorum=quorum, majority=majority, strict=strict, of=of),
        House(members=len(heads), present=in_room, excluded=number["kept out"]),
        Votes(
            in_favour=number["for"],
            against=number["against"],
            abstained=number.get("abstained", 0),
            invalid=number.get("invalid", 0),
        ),
    )

    assert (outcome.quorate, outcome.carried) == (enough, enough and reached)
