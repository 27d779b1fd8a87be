"""Whatever is asked of a sitting, in whatever order: no ballot of somebody kept out counts, and closed is closed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.councils.sittings import CALL, COUNCIL, FACTS, M1, M2, SEATS, as_
from workflow.councils.commands import (
    CallOffSitting,
    CastBallot,
    CloseSitting,
    DeclareConflict,
    EnterCount,
    LiftConflict,
    OpenSitting,
    TakeAttendance,
)
from workflow.councils.deciding import SittingFacts, decide_sitting
from workflow.councils.sitting import Choice, Sitting, SittingState, evolve_sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import Conflicted, CouncilRule, Voting
from workflow.errors import NotFound, Refused
from workflow.events.sittings import MotionDecided

MEMBERS, MOTIONS = st.sampled_from(sorted(SEATS)), st.sampled_from([M1, M2])
SOME = st.frozensets(MEMBERS)
FEW = st.integers(0, 5)
COMMANDS = st.one_of(
    st.just(OpenSitting()),
    st.builds(TakeAttendance, present=SOME, written=SOME),
    st.builds(TakeAttendance, present=st.just(frozenset(SEATS))),
    st.builds(DeclareConflict, motion=MOTIONS, member=MEMBERS),
    st.builds(LiftConflict, motion=MOTIONS, member=MEMBERS, reason=st.just("nhầm")),
    st.builds(
        EnterCount, motion=MOTIONS, votes=st.builds(Votes, in_favour=FEW, against=FEW, abstained=FEW, invalid=FEW)
    ),
    st.builds(CastBallot, motion=MOTIONS, choice=st.sampled_from(Choice)),
    st.just(CloseSitting()),
    st.just(CallOffSitting(reason="hoãn")),
)
RULES = st.builds(
    lambda voting, conflicted, written: replace(COUNCIL, voting=voting, conflicted=conflicted, written=written),
    st.sampled_from([Voting.COUNTED, Voting.OPEN]),
    st.sampled_from(Conflicted),
    st.booleans(),
)
ACTS = st.lists(st.tuples(COMMANDS, MEMBERS, st.booleans()), max_size=25)


@given(rule=RULES, acts=ACTS)
def test_closed_is_closed_and_nobody_kept_out_is_counted(
    rule: CouncilRule, acts: list[tuple[CastBallot, str, bool]]
) -> None:
    sitting: Sitting | None = None
    for command, member, convening in [(CALL, "an", True), (OpenSitting(), "an", True), *acts]:
        known: SittingFacts = FACTS if convening else as_(member)  # type: ignore[arg-type]
        before = sitting
        with suppress(Refused, NotFound):
            for event in decide_sitting(rule, sitting, command, known):  # type: ignore[arg-type]
                if isinstance(event, MotionDecided):
                    assert before is not None
                    _counts_only_who_may_vote(rule, before, event)
                sitting = evolve_sitting(sitting, event)
        if before is not None and before.state in (SittingState.CLOSED, SittingState.CALLED_OFF):
            assert sitting == before


def _counts_only_who_may_vote(rule: CouncilRule, sitting: Sitting, event: MotionDecided) -> None:
    out = sitting.conflicted(event.motion) & sitting.taking_part() if rule.conflicted is Conflicted.EXCLUDED else set()  # type: ignore[arg-type]
    given_votes = event.in_favour + event.against + event.abstained + event.invalid
    assert event.members == len(SEATS)
    assert given_votes == len(sitting.taking_part()) - len(out)
