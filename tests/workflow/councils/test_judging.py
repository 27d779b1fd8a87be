"""A jury gives sheets and rankings, and every work comes to what an independent reckoning says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.councils.sittings import AN, BA, CHAIR, COUNCIL, CU, FACTS, M1, M2, SEATS, after, as_
from workflow.councils.commands import (
    AssignJudges,
    CloseSitting,
    DeclareConflict,
    GiveRanking,
    GiveSheet,
    OpenSitting,
    SittingCommand,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.drawing import draw
from workflow.councils.facts import SittingFacts
from workflow.councils.judging import Judging, judges_of, pool_of
from workflow.councils.sitting import Sitting, evolve_sitting
from workflow.deadlines import Due, beginning_of
from workflow.definition import Label
from workflow.definition.councils import Averaging, Ballot, Criterion
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events.judging import JudgesAssigned, WorkScored
from workflow.events.sittings import SittingClosed
from workflow.ids import CriterionId, DeadlineId, MotionId, PersonId

IDEA, USE = CriterionId("idea"), CriterionId("use")
JURY = replace(
    COUNCIL,
    vote=None,
    ballot=Ballot.SCORE,
    within=DeadlineId("marking"),
    criteria=(
        Criterion(id=IDEA, label=Label("Ý tưởng"), most=Fraction(60)),
        Criterion(id=USE, label=Label("Tính thực tiễn"), most=Fraction(20), weight=Fraction(2)),
    ),
)
RANKING = replace(JURY, ballot=Ballot.RANK, criteria=(), within=None)
MEAN = replace(FACTS, judging=Judging(decimals=2))
OPENED = (OpenSitting(),)
Table = Mapping[tuple[MotionId, PersonId], tuple[int, int]]


def sheet(work: MotionId, idea: str | int, use: str | int, note: str = "") -> GiveSheet:
    return GiveSheet(motion=work, scores={IDEA: str(idea), USE: str(use)}, note=note)


def refused(sitting: Sitting, command: SittingCommand, facts: SittingFacts = MEAN) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as error:
        decide_sitting(JURY, sitting, command, facts)
    return [(one.code, one.place) for one in error.value.refusals]


def judged(table: Table, facts: SittingFacts = MEAN, despite: str = "") -> dict[MotionId, WorkScored]:
    """What works come to when those sheets are given and the judging ends."""
    given = [
        (sheet(work, *scores), replace(as_(member), judging=facts.judging)) for (work, member), scores in table.items()
    ]
    closed = after((*OPENED, *given, CloseSitting(despite=despite)), JURY, facts)
    return dict(closed.judged.scored)


def everybody(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> Table:
    """The sheets of all five for two works, in the order of their seats."""
    return {
        (work, member): scores
        for work, given in ((M1, first), (M2, second))
        for member, scores in zip(SEATS, given, strict=True)
    }


def test_results_are_exact_written_half_up_and_ranked() -> None:
    found = judged(everybody([(40, 10), (41, 10), (40, 10), (40, 10), (40, 10)], [(60, 20)] * 5))

    assert [(one.exact, one.written, one.rank, one.sheets) for one in found.values()] == [
        ("301/5", "60.20", 2, 5),
        ("100", "100.00", 1, 5),
    ]


def test_works_that_are_written_alike_share_a_rank() -> None:
    whole = replace(MEAN, judging=Judging(decimals=0))

    found = judged(everybody([(40, 10), (41, 10), (40, 10), (40, 10), (40, 10)], [(40, 10)] * 5), whole)

    assert [(one.exact, one.written, one.rank) for one in found.values()] == [("301/5", "60", 1), ("60", "60", 1)]


def test_later_sheet_replaces_the_earlier_and_none_comes_after_the_end() -> None:
    me = replace(as_(BA), judging=MEAN.judging)
    sitting = after((*OPENED, (sheet(M1, 1, 1), me), (sheet(M1, "40,5", "7.25", " Tốt "), me)), JURY, MEAN)

    assert sitting.judged.sheets[M1, BA].scores == {IDEA: "40.50", USE: "7.25"}
    assert sitting.judged.sheets[M1, BA].note == "Tốt"
    ended = evolve_sitting(sitting, SittingClosed(closed_on="2020-12-02"))
    assert refused(ended, sheet(M1, 1, 1), me) == [("sitting_in_other_state", "")]


@pytest.mark.parametrize(
    ("scores", "problems"),
    [
        ({IDEA: "61", USE: "5"}, [("score_out_of_range", IDEA)]),
        ({IDEA: "-1", USE: "5"}, [("score_out_of_range", IDEA)]),
        ({IDEA: "5.001", USE: "rất tốt"}, [("score_out_of_range", IDEA), ("score_out_of_range", USE)]),
        ({IDEA: " "}, [("score_missing", IDEA), ("score_missing", USE)]),
        ({IDEA: "1", USE: "1", CriterionId("charm"): "1"}, [("criterion_unknown", "charm")]),
    ],
)
def test_sheet_names_every_criterion_that_is_wrong(
    scores: dict[CriterionId, str], problems: list[tuple[str, str]]
) -> None:
    sitting, me = after(OPENED, JURY, MEAN), replace(as_(BA), judging=MEAN.judging)

    assert refused(sitting, GiveSheet(motion=M1, scores=scores), me) == problems


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2020, 11, 30), ["window_not_open"]),
        (date(2020, 12, 1), []),
        (date(2020, 12, 3), []),
        (date(2020, 12, 4), ["deadline_passed"]),
    ],
)
def test_sheets_are_taken_in_the_window_first_and_last_day_included(day: date, codes: list[str]) -> None:
    window = Due(last_day=date(2020, 12, 3), original_last_day=date(2020, 12, 3), opens_on=date(2020, 12, 1))
    judging = Judging(windows={M1: window, M2: window})
    sitting = after(OPENED, JURY, replace(FACTS, judging=judging))
    last_moment: datetime = beginning_of(day + timedelta(days=1)) - timedelta(seconds=1)
    me = replace(as_(BA), judging=judging, now=last_moment)

    assert ([code for code, _ in refused(sitting, sheet(M1, 1, 1), me)] if codes else codes) == codes
    assert codes or decide_sitting(JURY, sitting, sheet(M1, 1, 1), me)


def test_sheet_of_a_stranger_or_for_a_strange_work_is_not_taken() -> None:
    sitting, me = after(OPENED, JURY, MEAN), replace(as_(BA), judging=MEAN.judging)

    assert refused(sitting, sheet(M1, 1, 1), replace(me, actor=PersonId("nobody"))) == [("not_your_work", "")]
    with pytest.raises(NotFound):
        decide_sitting(JURY, sitting, sheet(MotionId("m9"), 1, 1), me)


def test_member_with_a_conflict_gives_no_sheet_and_none_is_waited_for() -> None:
    out = DeclareConflict(motion=M1, member=BA)
    sitting = after((*OPENED, (out, as_(BA))), JURY, MEAN)

    assert refused(sitting, sheet(M1, 1, 1), replace(as_(BA), judging=MEAN.judging)) == [("kept_out_of_work", "")]
    assert judges_of(JURY, MEAN.judging, sitting, M1) == set(SEATS) - {BA}


def test_judging_ends_without_a_sheet_only_for_a_reason_and_never_without_any() -> None:
    table = {which: scores for which, scores in everybody([(1, 1)] * 5, [(2, 2)] * 5).items() if which != (M2, CU)}
    with pytest.raises(Refused) as error:
        judged(table)
    assert [(one.code, dict(one.params)) for one in error.value.refusals] == [
        ("sheets_missing", {"motion": 2, "given": 4, "wanted": 5})
    ]

    found = judged(table, despite="Giám khảo ốm")

    assert (found[M2].missing, found[M2].sheets, found[M1].missing) == ((CU,), 4, ())
    with pytest.raises(Refused) as error:
        judged({which: scores for which, scores in table.items() if which[0] == M1}, despite="Giám khảo ốm")
    assert [one.code for one in error.value.refusals] == ["work_not_judged"]


def test_work_that_was_withdrawn_is_neither_judged_nor_waited_for() -> None:
    gone = replace(MEAN, judging=Judging(decimals=2, gone=frozenset({M2})))

    found = judged({(M1, member): (30, 10) for member in SEATS}, gone)

    assert list(found) == [M1]


def test_judges_are_drawn_by_whoever_convenes_and_anybody_can_draw_again() -> None:
    two = replace(MEAN, judging=Judging(judges=2, decimals=2))
    sitting = after(OPENED, JURY, two)
    with pytest.raises(NotPermitted):
        decide_sitting(JURY, sitting, AssignJudges(seed="s"), replace(two, roles=frozenset()))

    [drawn] = decide_sitting(JURY, sitting, AssignJudges(seed="s"), two)

    assert isinstance(drawn, JudgesAssigned)
    assert {work: list(judges) for work, judges in drawn.judges.items()} == {
        work: list(judges) for work, judges in draw(pool_of(JURY, two.judging, sitting), drawn.seed).items()
    }
    assert refused(evolve_sitting(sitting, drawn), AssignJudges(seed="t"), two) == [("judges_drawn_already", "")]
    assert refused(sitting, AssignJudges(seed="s"), MEAN) == [("everybody_judges", "")]
    six = replace(MEAN, judging=Judging(judges=6))
    assert refused(sitting, AssignJudges(seed="s"), six) == [("too_few_judges", M1), ("too_few_judges", M2)]


def test_judge_who_declares_a_conflict_is_replaced_by_another_draw() -> None:
    two = replace(MEAN, judging=Judging(judges=2, decimals=2))
    drawn = after((*OPENED, AssignJudges(seed="s")), JURY, two)
    gone, stays = drawn.judged.judges[M1]
    out = after((*OPENED, AssignJudges(seed="s"), (DeclareConflict(motion=M1, member=gone), as_(gone))), JURY, two)

    one_sheet = decide_sitting(JURY, out, sheet(M1, 1, 1), replace(as_(stays), judging=two.judging))
    assert ("too_few_judges", M1) in refused(evolve_sitting(out, one_sheet[0]), CloseSitting(), two)
    [again] = decide_sitting(JURY, out, AssignJudges(seed="t"), two)

    judges = evolve_sitting(out, again).judged.judges
    assert stays in judges[M1]
    assert gone not in judges[M1]
    assert judges[M2] == drawn.judged.judges[M2]


def test_rankings_become_points_from_the_last_place() -> None:
    orders = {CHAIR: (M1, M2), AN: (M1, M2), BA: (M1, M2), CU: (M2, M1), PersonId("du"): (M2, M1)}
    given = [(GiveRanking(order=order), as_(member)) for member, order in orders.items()]

    closed = after((*OPENED, *given, CloseSitting()), RANKING, MEAN)

    assert {work: (one.exact, one.written, one.rank) for work, one in closed.judged.scored.items()} == {
        M1: ("8/5", "1.60", 1),
        M2: ("7/5", "1.40", 2),
    }


def test_ranking_holds_every_work_that_is_mine_once() -> None:
    sitting = after(OPENED, RANKING, MEAN)
    for order in ((M1,), (M1, M1), (M1, M2, M2), ()):
        with pytest.raises(Refused) as error:
            decide_sitting(RANKING, sitting, GiveRanking(order=order), as_(BA))
        assert [one.code for one in error.value.refusals] == ["ranking_not_of_your_works"]


scores = st.tuples(st.integers(0, 60), st.integers(0, 20))


@given(
    st.lists(st.lists(scores, min_size=5, max_size=5), min_size=2, max_size=2),
    st.sampled_from(Averaging),
)
def test_an_independent_reckoning_agrees(given_: list[list[tuple[int, int]]], averaging: Averaging) -> None:
    facts = replace(FACTS, judging=Judging(decimals=2, averaging=averaging))

    found = judged(everybody(*given_), facts)

    expected = reckoned([[idea + 2 * use for idea, use in sheets] for sheets in given_], averaging)
    assert [one.written for one in found.values()] == [text for text, _ in expected]
    assert [one.rank for one in found.values()] == [rank for _, rank in expected]


def reckoned(totals: list[list[int]], averaging: Averaging) -> list[tuple[str, int]]:
    """The same by plain lists: a row a work, a column a judge, out of 100."""
    rows: list[list[Fraction]] = [[Fraction(one) for one in row] for row in totals]
    if averaging is Averaging.NORMALISED:
        columns = [[row[judge] for row in rows] for judge in range(5)]
        for judge, column in enumerate(columns):
            span = max(column) - min(column)
            for row in rows:
                row[judge] = 100 * (row[judge] - min(column)) / span if span else Fraction(50)
    if averaging is Averaging.TRIMMED:
        rows = [sorted(row)[1:-1] for row in rows]
    means = [mean(row) for row in rows]
    texts = [
        str((Decimal(one.numerator) / Decimal(one.denominator)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
        for one in means
    ]
    return [(text, 1 + sum(Decimal(other) > Decimal(text) for other in texts)) for text in texts]
