"""Scores and rankings become results: exact, with ties, and nobody counted down for a judge who was kept out."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workflow.councils.scoring import averages, faults, ranks, total
from workflow.definition import Label
from workflow.definition.councils import Averaging, Criterion
from workflow.ids import CriterionId, MotionId, PersonId

IDEA, USE = CriterionId("idea"), CriterionId("use")
CRITERIA = (
    Criterion(id=IDEA, label=Label("Ý tưởng"), most=Fraction(40)),
    Criterion(id=USE, label=Label("Tính thực tiễn"), most=Fraction(10), weight=Fraction(2)),
)
ONE, TWO, THREE = MotionId("one"), MotionId("two"), MotionId("three")
AN, BA, CU = PersonId("an"), PersonId("ba"), PersonId("cu")


def by(**given: dict[str, int]) -> dict[tuple[MotionId, PersonId], Fraction]:
    return {
        (MotionId(work), PersonId(member)): Fraction(value)
        for member, sheet in given.items()
        for work, value in sheet.items()
    }


def test_total_weighs_each_criterion() -> None:
    assert total(CRITERIA, {IDEA: Fraction(30), USE: Fraction(15, 2)}) == 45


def test_sheet_that_leaves_out_oversteps_or_invents_is_faulty() -> None:
    assert faults(CRITERIA, {IDEA: Fraction(41)}) == [IDEA, USE]
    assert faults(CRITERIA, {IDEA: Fraction(40), USE: Fraction(0), CriterionId("charm"): Fraction(1)}) == ["charm"]
    assert faults(CRITERIA, {IDEA: Fraction(0), USE: Fraction(10)}) == []


def test_mean_is_over_those_who_scored() -> None:
    result = averages(by(an={"one": 80, "two": 60}, ba={"one": 90}), Averaging.MEAN)

    assert result == {ONE: Fraction(85), TWO: Fraction(60)}


def test_trimmed_leaves_out_highest_and_lowest_of_three_or_more() -> None:
    three = averages(by(an={"one": 10}, ba={"one": 70}, cu={"one": 90}), Averaging.TRIMMED)
    two = averages(by(an={"one": 10}, ba={"one": 70}), Averaging.TRIMMED)

    assert (three, two) == ({ONE: Fraction(70)}, {ONE: Fraction(40)})


def test_normalised_gives_a_severe_judge_no_more_weight() -> None:
    lenient_and_severe = by(an={"one": 95, "two": 90, "three": 91}, ba={"one": 20, "two": 60, "three": 40})

    plain, fair = (averages(lenient_and_severe, how) for how in (Averaging.MEAN, Averaging.NORMALISED))

    assert ranks(plain) == {ONE: 3, TWO: 1, THREE: 2}
    assert fair == {ONE: Fraction(1, 2), TWO: Fraction(1, 2), THREE: Fraction(7, 20)}


def test_judge_who_gave_one_value_only_moves_nobody() -> None:
    assert averages(by(an={"one": 7, "two": 7}), Averaging.NORMALISED) == {ONE: Fraction(1, 2), TWO: Fraction(1, 2)}


def test_equal_results_share_a_rank_and_the_next_is_left_out() -> None:
    results = {ONE: Fraction(9), TWO: Fraction(7), THREE: Fraction(7), MotionId("four"): Fraction(5)}

    assert list(ranks(results).values()) == [1, 2, 2, 4]


SCORES = st.dictionaries(
    st.tuples(st.sampled_from([ONE, TWO, THREE]), st.sampled_from([AN, BA, CU])), st.fractions(0, 100), min_size=1
)


@given(scores=SCORES, averaging=st.sampled_from(Averaging))
def test_result_lies_between_what_was_given(
    scores: dict[tuple[MotionId, PersonId], Fraction], averaging: Averaging
) -> None:
    results = averages(scores, averaging)

    assert results.keys() == {work for work, _ in scores}
    for work, result in results.items():
        given_to = [value for (other, _), value in scores.items() if other == work]
        low, high = (0, 1) if averaging is Averaging.NORMALISED else (min(given_to), max(given_to))
        assert low <= result <= high
