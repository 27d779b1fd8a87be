"""Ballots that are cast here: who may, until when, and what a secret one leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest

from tests.workflow.councils.sittings import (
    AN,
    BA,
    CHAIR,
    COUNCIL,
    CU,
    DU,
    FACTS,
    M1,
    M2,
    OPENED,
    SEATS,
    after,
    as_,
)
from tests.workflow.councils.test_sitting import codes, decided
from workflow.councils.commands import (
    CastBallot,
    CastPapers,
    CloseSitting,
    DeclareConflict,
    EnterOpinion,
    OpenBox,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Choice, Minutes, Sitting
from workflow.definition.councils import Conflicted, Voting
from workflow.events.sittings import BoxOpened, PapersCast, PapersVoided
from workflow.ids import PersonId

SECRET = replace(COUNCIL, voting=Voting.SECRET)
OPEN = replace(COUNCIL, voting=Voting.OPEN, written=True)
PAPER = Minutes(sha256="b" * 64, size=9, media_type="application/pdf", filename="yk.pdf", number="3/YK")
BOTH = {M1: Choice.IN_FAVOUR, M2: Choice.AGAINST}


def all_cast(members: Iterable[PersonId] = SEATS) -> list[tuple[SittingCommand, SittingFacts]]:
    return [(CastPapers(choices=BOTH), as_(member)) for member in members]


def box(number: int = 5) -> SittingFacts:
    papers = {motion: {f"code-{n}": choice for n in range(number)} for motion, choice in BOTH.items()}
    return replace(FACTS, papers=papers)


def opened() -> Sitting:
    return after([*OPENED, *all_cast(), (OpenBox(), box())], SECRET)


def test_event_of_a_secret_paper_says_who_and_on_what_and_no_more() -> None:
    [event] = decide_sitting(SECRET, after(OPENED), CastPapers(choices=BOTH), as_(BA))

    assert event == PapersCast(member=BA, motions=(M1, M2))
    assert {part.name for part in fields(event)} == {"member", "motions"}


def test_paper_that_is_changed_leaves_no_event() -> None:
    sitting = after([*OPENED, *all_cast([BA])], SECRET)
    again = CastPapers(choices={M1: Choice.AGAINST}, replaces=frozenset({M1}))

    assert decide_sitting(SECRET, sitting, again, as_(BA)) == ()
    assert codes(sitting, replace(again, replaces=frozenset()), as_(BA), SECRET) == ["already_voted"]


@pytest.mark.parametrize(
    ("rule", "command", "expected"),
    [
        (COUNCIL, CastPapers(choices=BOTH), "votes_are_counted_on_paper"),
        (OPEN, CastPapers(choices=BOTH), "votes_are_open"),
        (OPEN, OpenBox(), "votes_are_open"),
        (SECRET, CastBallot(motion=M1, choice=Choice.ABSTAIN), "votes_are_secret"),
        (SECRET, EnterOpinion(motion=M1, member=DU, choice=Choice.ABSTAIN, paper=PAPER), "votes_are_secret"),
        (SECRET, CastPapers(choices={}), "nothing_chosen"),
    ],
)
def test_council_votes_in_its_own_way_alone(rule, command: SittingCommand, expected: str) -> None:
    assert codes(after(OPENED, rule), command, FACTS, rule) == [expected]


def test_box_is_opened_for_everybody_at_once_in_the_order_of_random_codes() -> None:
    sitting = after([*OPENED, *all_cast()], SECRET)
    backwards = {f"code-{n}": Choice.IN_FAVOUR for n in reversed(range(5))}

    assert codes(sitting, OpenBox(), box(4), SECRET) == ["papers_do_not_match"] * 2
    three = after(
        [*OPENED[:1], TakeAttendance(present=frozenset({CHAIR, AN, BA, CU})), *all_cast([CHAIR, AN, BA])], SECRET
    )
    assert codes(three, OpenBox(), box(3), SECRET) == ["papers_missing"] * 2
    [event] = decide_sitting(SECRET, sitting, OpenBox(), replace(FACTS, papers={M1: backwards, M2: backwards}))
    assert isinstance(event, BoxOpened)
    assert [list(papers) for papers in event.papers.values()] == [[f"code-{n}" for n in range(5)]] * 2


def test_box_without_a_quorum_stays_shut() -> None:
    few = after([OpenSitting(), TakeAttendance(present=frozenset({CHAIR, AN})), *all_cast([CHAIR, AN])], SECRET)

    assert codes(few, OpenBox(), box(2), SECRET) == ["quorum_missing"]


def test_whether_the_box_may_be_opened_does_not_depend_on_what_the_papers_say() -> None:
    """A refusal must not be a count that somebody could ask for before the end."""
    sitting = after([*OPENED, *all_cast()], replace(SECRET, casting=True))
    for choices in ([Choice.IN_FAVOUR] * 5, [Choice.AGAINST] * 5, [Choice.ABSTAIN] * 5, [*Choice, *list(Choice)[:2]]):
        papers = {motion: {str(n): choice for n, choice in enumerate(choices)} for motion in BOTH}
        assert (
            len(decide_sitting(replace(SECRET, casting=True), sitting, OpenBox(), replace(FACTS, papers=papers))) == 1
        )


def test_opened_box_decides_and_freezes_who_votes() -> None:
    sitting = opened()

    assert decided(decide_sitting(SECRET, sitting, CloseSitting(), FACTS)) == {M1: True, M2: False}
    for command in (
        CastPapers(choices=BOTH, replaces=frozenset(BOTH)),
        OpenBox(),
        TakeAttendance(present=frozenset(SEATS)),
        DeclareConflict(motion=M1, member=BA),
    ):
        assert codes(sitting, command, FACTS, SECRET) == ["box_is_open"]


def test_conflict_after_voting_voids_the_motion_unless_it_changes_no_vote() -> None:
    sitting = after([*OPENED, *all_cast()], SECRET)
    declared = DeclareConflict(motion=M1, member=BA)
    flagged_only = decide_sitting(replace(SECRET, conflicted=Conflicted.VOTES), sitting, declared, FACTS)

    assert PapersVoided(motion=M1) in decide_sitting(SECRET, sitting, declared, FACTS)
    assert len(flagged_only) == 1
    assert after([*OPENED, *all_cast(), declared], SECRET).voted == {(M2, member) for member in SEATS}


def test_conflicted_member_who_abstains_may_put_in_nothing_else() -> None:
    rule = replace(SECRET, conflicted=Conflicted.ABSTAINS)
    sitting = after([*OPENED, DeclareConflict(motion=M1, member=BA)], rule)

    assert codes(sitting, CastPapers(choices=BOTH), as_(BA), rule) == ["may_only_abstain"]
    assert decide_sitting(rule, sitting, CastPapers(choices={M1: Choice.ABSTAIN}), as_(BA))


def test_open_vote_of_a_member_who_has_to_abstain_counts_as_that() -> None:
    rule = replace(OPEN, conflicted=Conflicted.ABSTAINS)
    votes = [(CastBallot(motion=motion, choice=Choice.IN_FAVOUR), as_(one)) for one in SEATS for motion in BOTH]
    sitting = after([*OPENED, *votes, DeclareConflict(motion=M1, member=BA)], rule)

    first = decide_sitting(rule, sitting, CloseSitting(), FACTS)[0]

    assert (first.in_favour, first.abstained) == (4, 1)  # type: ignore[union-attr]
