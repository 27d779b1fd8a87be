"""A sitting from its call to its close; what is refused, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflow.councils.sittings import (
    AGENDA,
    AN,
    BA,
    CALL,
    CHAIR,
    COUNCIL,
    CU,
    DU,
    FACTS,
    M1,
    M2,
    NOON,
    OPENED,
    SEATS,
    after,
    as_,
    everybody,
)
from workflow.councils.commands import (
    CallOffSitting,
    CastBallot,
    ChangeAgenda,
    CloseSitting,
    DeclareConflict,
    EnterCount,
    FileMinutes,
    LiftConflict,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Choice, Sitting, SittingState, evolve_sitting, fold_sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import Conflicted, CouncilRule, SeatKind, Voting
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events.sittings import MotionDecided, SittingEvent
from workflow.ids import CaseId, DocumentKindId, MotionId, PersonId

FOUR_TO_ONE = Votes(in_favour=4, against=1)
CLOSE = CloseSitting()
MINUTES = FileMinutes(sha256="a" * 64, size=9, media_type="application/pdf", filename="bb.pdf", number="12/BB-HĐ")
OPEN_BALLOT = replace(COUNCIL, voting=Voting.OPEN)


def counts(*votes: Votes) -> list[EnterCount]:
    return [EnterCount(motion=motion, votes=one) for motion, one in zip(AGENDA, votes, strict=False)]


def codes(
    sitting: Sitting | None, command: SittingCommand, facts: SittingFacts = FACTS, rule: CouncilRule = COUNCIL
) -> list[str]:
    with pytest.raises(Refused) as refused:
        decide_sitting(rule, sitting, command, facts)
    return [refusal.code for refusal in refused.value.refusals]


def decided(events: tuple[SittingEvent, ...]) -> dict[str, bool]:
    return {event.motion: event.carried for event in events if isinstance(event, MotionDecided)}


def test_sitting_decides_each_motion_by_its_own_count() -> None:
    sitting = after((*OPENED, *counts(FOUR_TO_ONE, Votes(in_favour=2, against=3))))

    events = decide_sitting(COUNCIL, sitting, CLOSE, FACTS)
    closed = sitting
    for event in events:
        closed = evolve_sitting(closed, event)

    assert decided(events) == {M1: True, M2: False}
    assert closed.state is SittingState.CLOSED
    assert {motion: one.carried for motion, one in closed.decided.items()} == {M1: True, M2: False}
    first = events[0]
    assert isinstance(first, MotionDecided)
    assert (first.members, first.present, first.needed, first.base, first.of) == (5, 5, 3, 5, "present")


def test_members_are_those_of_the_day_it_was_opened() -> None:
    opened = after([OpenSitting()])
    later = replace(FACTS, seats={**SEATS, PersonId("new"): SeatKind.MEMBER})

    assert opened.seats == SEATS
    assert codes(opened, TakeAttendance(present=frozenset({PersonId("new")})), later) == ["not_a_member"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"agenda": {}}, ["agenda_empty"]),
        ({"agenda": {M1: CaseId("case-1"), M2: CaseId("case-1")}}, ["twice_on_the_agenda"]),
        ({"agenda": {M1: CaseId("elsewhere")}}, ["not_before_the_council"]),
        ({"called_for": NOON - timedelta(minutes=1)}, ["sitting_in_the_past"]),
    ],
)
def test_call_that_makes_no_sense_is_refused(change: dict[str, object], expected: list[str]) -> None:
    assert codes(None, replace(CALL, **change)) == expected  # type: ignore[arg-type]


def test_agenda_changes_until_it_is_opened() -> None:
    changed = after([ChangeAgenda(removed=(M1,))])

    assert list(changed.agenda) == [M2]
    assert codes(changed, ChangeAgenda(removed=(M2,))) == ["agenda_empty"]
    assert codes(after(OPENED), ChangeAgenda(removed=(M1,))) == ["sitting_in_other_state"]
    with pytest.raises(NotFound):
        decide_sitting(COUNCIL, changed, ChangeAgenda(removed=(MotionId("nine"),)), FACTS)


def test_council_without_chair_does_not_open() -> None:
    nobody_leads = replace(FACTS, seats={AN: SeatKind.MEMBER})

    assert codes(after([]), OpenSitting(), nobody_leads) == ["council_without_chair"]


def test_only_who_convenes_conducts_it() -> None:
    for command in (OpenSitting(), everybody(), *counts(FOUR_TO_ONE), CLOSE, CallOffSitting(reason="bão")):
        with pytest.raises(NotPermitted):
            decide_sitting(COUNCIL, after(OPENED), command, as_(BA))


def test_count_has_to_make_up_those_who_could_vote() -> None:
    sitting = after(OPENED)

    assert codes(sitting, EnterCount(motion=M1, votes=Votes(in_favour=4))) == ["votes_do_not_add_up"]
    assert codes(sitting, EnterCount(motion=M1, votes=Votes(in_favour=6, against=-1))) == ["votes_below_zero"]


def test_count_is_corrected_before_closing_and_never_after() -> None:
    sitting = after((*OPENED, *counts(Votes(against=5), FOUR_TO_ONE), *counts(FOUR_TO_ONE)))
    closed = after((*OPENED, *counts(FOUR_TO_ONE, FOUR_TO_ONE), CLOSE))

    assert decided(decide_sitting(COUNCIL, sitting, CLOSE, FACTS)) == {M1: True, M2: True}
    for command in (*counts(FOUR_TO_ONE), everybody(), CLOSE, OpenSitting(), CallOffSitting(reason="nhầm")):
        assert codes(closed, command) == ["sitting_in_other_state"]


def test_attendance_changed_after_the_count_keeps_it_from_closing() -> None:
    left = TakeAttendance(present=frozenset(SEATS) - {DU})

    assert codes(after((*OPENED, *counts(FOUR_TO_ONE, FOUR_TO_ONE), left)), CLOSE) == ["votes_do_not_add_up"]


def test_without_quorum_minutes_or_a_vote_it_does_not_close() -> None:
    three = TakeAttendance(present=frozenset({CHAIR, AN, BA}))
    too_few = after((OpenSitting(), three, *counts(Votes(in_favour=3), Votes(in_favour=3))))

    assert codes(too_few, CLOSE) == ["quorum_missing"]
    assert codes(after((*OPENED, *counts(FOUR_TO_ONE))), CLOSE) == ["motion_not_voted"]
    written = replace(COUNCIL, minutes=DocumentKindId("vote_minutes"))
    unwritten = after((*OPENED, *counts(FOUR_TO_ONE, FOUR_TO_ONE)), written)
    assert codes(unwritten, CLOSE, rule=written) == ["minutes_missing"]
    assert codes(unwritten, replace(MINUTES, number=" "), rule=written) == ["minutes_number_missing"]
    with_minutes = after((*OPENED, *counts(FOUR_TO_ONE, FOUR_TO_ONE), MINUTES), written)
    assert decided(decide_sitting(written, with_minutes, CLOSE, FACTS)) == {M1: True, M2: True}


def test_conflict_that_follows_from_the_case_keeps_a_member_out_of_that_motion_alone() -> None:
    known = replace(FACTS, derived={(M1, BA): "own_unit", (M2, PersonId("stranger")): "own_unit"})
    sitting = after(OPENED, facts=known)

    assert sitting.conflicts == {(M1, BA): "own_unit"}
    assert codes(sitting, EnterCount(motion=M1, votes=FOUR_TO_ONE)) == ["votes_do_not_add_up"]
    assert decide_sitting(COUNCIL, sitting, EnterCount(motion=M1, votes=Votes(in_favour=4)), FACTS)
    assert decide_sitting(COUNCIL, sitting, EnterCount(motion=M2, votes=FOUR_TO_ONE), FACTS)


def test_member_declares_for_themselves_and_for_nobody_else() -> None:
    sitting = after([*OPENED, (DeclareConflict(motion=M1, member=BA, note="em gái"), as_(BA))])

    assert sitting.conflicted(M1) == {BA}
    with pytest.raises(NotPermitted):
        decide_sitting(COUNCIL, sitting, DeclareConflict(motion=M1, member=CU), as_(BA))
    assert codes(sitting, DeclareConflict(motion=M1, member=BA), as_(BA)) == ["conflict_known"]
    assert codes(sitting, LiftConflict(motion=M1, member=BA, reason=" ")) == ["reason_missing"]
    assert (
        after(
            [*OPENED, DeclareConflict(motion=M1, member=BA), LiftConflict(motion=M1, member=BA, reason="nhầm")]
        ).conflicts
        == {}
    )


def test_open_ballot_may_be_changed_and_whoever_is_silent_abstains() -> None:
    votes = [(CastBallot(motion=M1, choice=Choice.IN_FAVOUR), as_(who)) for who in (CHAIR, AN, BA)]
    changed = (CastBallot(motion=M1, choice=Choice.AGAINST), as_(BA))

    carried = decide_sitting(OPEN_BALLOT, after([*OPENED, *votes], OPEN_BALLOT), CLOSE, FACTS)
    lost = decide_sitting(OPEN_BALLOT, after([*OPENED, *votes, changed], OPEN_BALLOT), CLOSE, FACTS)

    assert (decided(carried)[M1], decided(lost)[M1]) == (True, False)
    assert isinstance(lost[0], MotionDecided)
    assert (lost[0].in_favour, lost[0].against, lost[0].abstained) == (2, 1, 2)


def test_ballot_of_a_member_kept_out_afterwards_does_not_count() -> None:
    votes = [(CastBallot(motion=M1, choice=Choice.IN_FAVOUR), as_(who)) for who in (CHAIR, AN, BA)]
    sitting = after([*OPENED, *votes, DeclareConflict(motion=M1, member=BA)], OPEN_BALLOT)

    assert codes(sitting, CastBallot(motion=M1, choice=Choice.IN_FAVOUR), as_(BA), OPEN_BALLOT) == [
        "kept_out_of_motion"
    ]
    first = decide_sitting(OPEN_BALLOT, sitting, CLOSE, FACTS)[0]
    assert isinstance(first, MotionDecided)
    assert (first.in_favour, first.abstained, first.base, first.carried) == (2, 2, 4, False)


def test_who_is_away_does_not_vote() -> None:
    sitting = after([OpenSitting(), TakeAttendance(present=frozenset(SEATS) - {DU})], OPEN_BALLOT)

    assert codes(sitting, CastBallot(motion=M1, choice=Choice.AGAINST), as_(DU), OPEN_BALLOT) == ["not_taking_part"]


def test_conflicted_member_who_must_abstain_may_do_nothing_else() -> None:
    rule = replace(OPEN_BALLOT, conflicted=Conflicted.ABSTAINS)
    sitting = after([*OPENED, DeclareConflict(motion=M1, member=BA)], rule)
    on_paper = replace(rule, voting=Voting.COUNTED)

    assert codes(sitting, CastBallot(motion=M1, choice=Choice.IN_FAVOUR), as_(BA), rule) == ["may_only_abstain"]
    assert codes(sitting, EnterCount(motion=M1, votes=Votes(in_favour=5)), FACTS, on_paper) == [
        "conflicted_must_abstain"
    ]


def test_written_opinions_are_taken_only_where_the_rule_says_so() -> None:
    away = TakeAttendance(present=frozenset(SEATS) - {DU}, written=frozenset({DU}))

    assert codes(after([OpenSitting()]), away) == ["no_written_opinions"]
    assert after([OpenSitting(), away], replace(COUNCIL, written=True)).written == {DU}


def test_chair_decides_when_the_votes_are_equal_and_it_waits_for_that() -> None:
    rule = replace(COUNCIL, casting=True)
    four = TakeAttendance(present=frozenset(SEATS) - {DU})
    equal = after([OpenSitting(), four, *counts(Votes(in_favour=2, against=2), Votes(in_favour=3, against=1))], rule)
    by_chair = replace(CLOSE, casting={M1: Choice.IN_FAVOUR})

    assert codes(equal, CLOSE, FACTS, rule) == ["casting_vote_missing"]
    assert decided(decide_sitting(rule, equal, by_chair, FACTS)) == {M1: True, M2: True}


def test_called_off_with_a_reason_it_has_no_result() -> None:
    assert codes(after(OPENED), CallOffSitting(reason="")) == ["reason_missing"]
    assert after([*OPENED, CallOffSitting(reason="Mất điện")]).state is SittingState.CALLED_OFF


def test_stream_begins_with_the_call() -> None:
    with pytest.raises(ValueError, match="SittingCalled"):
        evolve_sitting(None, decide_sitting(COUNCIL, after([]), OpenSitting(), FACTS)[0])
    with pytest.raises(ValueError, match="empty"):
        fold_sitting([])
