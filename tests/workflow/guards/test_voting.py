"""The arithmetic of a vote, its quorum and its majority."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.asking import facts, refused, situation, take, voted
from tests.workflow.builders import a_case, an_bien
from workflow.definition import Denominator
from workflow.engine import decide
from workflow.events import FieldsWritten, TransitionTaken
from workflow.guards import VOTE_FIELDS, HasMajority, HasQuorum, VoteAddsUp
from workflow.refusals import Refusal, WayOut

TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)
FIGURES = st.integers(0, 40)
SHARES = st.builds(Fraction, st.integers(0, 12), st.just(12))


def refusals_of(guard: VoteAddsUp | HasQuorum | HasMajority, *figures: int) -> tuple[Refusal, ...]:
    """What *guard* says to members, present, in favour, against, abstained."""
    return guard.refusals(situation(a_case(), **dict(zip(VOTE_FIELDS, figures, strict=False))))


@pytest.mark.parametrize("guard", [VoteAddsUp(), HasQuorum(TWO_THIRDS), HasMajority(HALF, strict=True)])
def test_vote_needs_nothing_but_its_figures(guard: VoteAddsUp | HasQuorum | HasMajority) -> None:
    assert guard.needs() == frozenset()


@pytest.mark.parametrize("figures", [(7, 5, 3, 1, 1), (7, 7, 7, 0, 0), (7, 0, 0, 0, 0)])
def test_figures_add_up(figures: tuple[int, ...]) -> None:
    assert refusals_of(VoteAddsUp(), *figures) == ()


def test_more_cannot_be_present_than_there_are_members() -> None:
    params = {"present": 8, "members": 7}
    refusal = Refusal("more_present_than_members", params, (WayOut.CORRECT_FIGURES,), "vote_present")

    assert refusals_of(VoteAddsUp(), 7, 8, 8, 0, 0) == (refusal,)


@pytest.mark.parametrize(("figures", "counted"), [((7, 5, 3, 1, 0), 4), ((7, 5, 5, 1, 0), 6)])
def test_votes_must_make_up_those_present(figures: tuple[int, ...], counted: int) -> None:
    params = {"counted": counted, "present": 5}
    refusal = Refusal("votes_do_not_add_up", params, (WayOut.CORRECT_FIGURES,), "vote_in_favour")

    assert refusals_of(VoteAddsUp(), *figures) == (refusal,)


def test_every_fault_of_the_figures_is_told_at_once() -> None:
    refusals = refusals_of(VoteAddsUp(), 7, 8, 1, 1, 1)

    assert [refusal.code for refusal in refusals] == ["more_present_than_members", "votes_do_not_add_up"]


def test_two_thirds_of_seven_is_five() -> None:
    params = {"present": 4, "members": 7, "wanted": 5, "share": "2/3"}

    assert refusals_of(HasQuorum(TWO_THIRDS), 7, 4) == (Refusal("quorum_missing", params, (), "vote_present"),)
    assert refusals_of(HasQuorum(TWO_THIRDS), 7, 5) == ()


def test_two_thirds_of_six_is_four_exactly() -> None:
    assert [len(refusals_of(HasQuorum(TWO_THIRDS), 6, present)) for present in (3, 4)] == [1, 0]


def test_no_quorum_is_found_among_no_members() -> None:
    params = {"present": 0, "members": 0, "wanted": 1, "share": "2/3"}

    assert refusals_of(HasQuorum(TWO_THIRDS)) == (Refusal("quorum_missing", params, (), "vote_present"),)


def test_half_of_those_present_is_not_more_than_half() -> None:
    strict, reached = HasMajority(HALF, strict=True), HasMajority(HALF, strict=False)
    params = {"in_favour": 3, "base": 6, "wanted": 4}

    assert refusals_of(strict, 7, 6, 3) == (Refusal("majority_missing", params, (), "vote_in_favour"),)
    assert refusals_of(strict, 7, 6, 4) == ()
    assert refusals_of(reached, 7, 6, 3) == ()


def test_majority_is_taken_of_those_present_abstentions_included() -> None:
    assert [len(refusals_of(HasMajority(HALF, strict=True), 7, 5, favour, 0, 5 - favour)) for favour in (2, 3)] == [
        1,
        0,
    ]


def test_text_where_a_figure_is_meant_counts_for_nothing() -> None:
    at = situation(a_case(fields={"vote_members": "seven"}), vote_present=5)

    assert [refusal.code for refusal in HasQuorum(TWO_THIRDS).refusals(at)] == ["quorum_missing"]


@given(figures=st.tuples(*[FIGURES] * 5))
def test_slow_count_agrees_that_figures_add_up(figures: tuple[int, ...]) -> None:
    members, present, *cast = figures
    ballots = [side for side, count in enumerate(cast) for _ in range(count)]

    holds = len(range(members)) >= present and len(ballots) == present

    assert (refusals_of(VoteAddsUp(), *figures) == ()) == holds


@given(share=SHARES, members=FIGURES, present=FIGURES)
def test_slow_count_agrees_on_the_quorum(share: Fraction, members: int, present: int) -> None:
    wanted = 0
    while wanted * share.denominator < members * share.numerator:
        wanted += 1

    holds = members > 0 and present >= wanted

    assert (refusals_of(HasQuorum(share), members, present) == ()) == holds


@given(share=SHARES, present=FIGURES, in_favour=FIGURES, strict=st.booleans())
def test_slow_count_agrees_on_the_majority(share: Fraction, present: int, in_favour: int, *, strict: bool) -> None:
    ahead = in_favour * share.denominator - present * share.numerator

    refusals = refusals_of(HasMajority(share, strict), 40, present, in_favour)

    assert (refusals == ()) == (in_favour > 0 and (ahead > 0 or (ahead == 0 and not strict)))


@pytest.mark.parametrize(
    ("of", "base", "wanted"),
    [
        (Denominator.PRESENT, 9, 7),
        (Denominator.TAKING_PART, 10, 7),
        (Denominator.CAST, 8, 6),
        (Denominator.MEMBERS, 11, 8),
    ],
)
def test_seventy_percent_is_taken_of_what_the_rule_names(of: Denominator, base: int, wanted: int) -> None:
    """Eleven members, nine in the room, one heard in writing; five for, three against, two abstain."""
    guard = HasMajority(Fraction(7, 10), strict=False, of=of)
    params = {"in_favour": 5, "base": base, "wanted": wanted}

    assert refusals_of(guard, 11, 9, 5, 3, 2) == (Refusal("majority_missing", params, (), "vote_in_favour"),)


def test_written_opinions_may_be_more_than_those_present_and_no_more_than_all() -> None:
    heard = VoteAddsUp(writing=True)

    assert refusals_of(heard, 11, 9, 8, 1, 2) == ()
    assert [one.code for one in refusals_of(heard, 11, 9, 9, 1, 2)] == ["votes_do_not_add_up"]
    assert [one.code for one in refusals_of(heard, 11, 9, 8, 0, 0)] == ["votes_do_not_add_up"]


@pytest.mark.parametrize(("in_favour", "target"), [("3", "recommended"), ("2", "not_recommended")])
def test_vote_of_an_bien_carries_or_is_lost(in_favour: str, target: str) -> None:
    case = a_case("nominated", track="collective", documents=["vote_minutes"])
    figures = dict(zip(VOTE_FIELDS, ("7", "5", in_favour, str(5 - int(in_favour)), "0"), strict=True))

    events = decide(an_bien(), case, voted("record_vote", carried=target == "recommended", **figures), facts())

    minutes, *moved = events
    assert minutes.kind == "case.document_filed"
    assert moved == [
        FieldsWritten(values={name: int(text) for name, text in figures.items()}),
        TransitionTaken(trigger="record_vote", source="nominated", target=target, sitting="sitting-1"),
    ]


def test_what_a_council_decides_is_refused_by_hand_whatever_is_entered() -> None:
    case = a_case("nominated", track="collective", documents=["vote_minutes"])

    refusals = refused(an_bien(), case, take("record_vote", vote_members="nine"), facts("standing_office"))

    assert refusals == (Refusal("only_by_sitting", {"council": "award_council"}, (WayOut.PUT_BEFORE_COUNCIL,)),)
