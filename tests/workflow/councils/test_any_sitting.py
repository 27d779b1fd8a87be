"""Whatever is asked of a sitting, in whatever order: no ballot of somebody kept out counts, and closed is closed."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.councils.sittings import CALL, COUNCIL, FACTS, M1, M2, SEATS, as_
from workflow.councils.commands import (
    CallOffSitting,
    CastBallot,
    CastPapers,
    CloseSitting,
    DeclareConflict,
    EnterCount,
    EnterOpinion,
    LiftConflict,
    OpenBox,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Choice, Minutes, Sitting, SittingState, evolve_sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import Conflicted, CouncilRule, Voting
from workflow.errors import NotFound, Refused
from workflow.events.sittings import BoxOpened, MotionDecided, PapersVoided
from workflow.ids import MotionId, PersonId

MEMBERS, MOTIONS = st.sampled_from(sorted(SEATS)), st.sampled_from([M1, M2])
SOME = st.frozensets(MEMBERS)
FEW = st.integers(0, 5)
OPINION = Minutes(sha256="a" * 64, size=9, media_type="application/pdf", filename="yk.pdf", number="3/YK")
CHOICES = st.dictionaries(MOTIONS, st.sampled_from(Choice), min_size=1)
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
    st.builds(EnterOpinion, motion=MOTIONS, member=MEMBERS, choice=st.sampled_from(Choice), paper=st.just(OPINION)),
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


EVERYBODY = "everybody who has not voted votes"
BY_ONE = st.one_of(
    st.builds(CastPapers, choices=CHOICES),
    st.builds(CastPapers, choices=CHOICES, replaces=st.just(frozenset({M1, M2}))),
    st.builds(DeclareConflict, motion=MOTIONS, member=MEMBERS),
)
BY_CONVENER = st.one_of(
    st.just(EVERYBODY),
    st.just(OpenBox()),
    st.just(CloseSitting()),
    st.builds(TakeAttendance, present=SOME),
    st.builds(LiftConflict, motion=MOTIONS, member=MEMBERS, reason=st.just("nhầm")),
    COMMANDS,
)
SECRET_ACTS = st.lists(
    st.one_of(
        st.tuples(BY_ONE, MEMBERS, st.just(value=True)),
        st.tuples(BY_CONVENER, MEMBERS, st.just(value=True)),
        st.tuples(COMMANDS, MEMBERS, st.just(value=False)),
        st.just((EVERYBODY, "an", True)),
        st.just((OpenBox(), "an", True)),
    ),
    max_size=30,
)
SECRET_RULES = st.builds(
    lambda conflicted: replace(COUNCIL, voting=Voting.SECRET, conflicted=conflicted), st.sampled_from(Conflicted)
)


@given(rule=SECRET_RULES, acts=SECRET_ACTS)
def test_opened_box_holds_one_paper_of_everybody_who_may_vote_as_they_last_said(
    rule: CouncilRule, acts: list[tuple[SittingCommand | str, PersonId, bool]]
) -> None:
    secret = SecretSitting(rule)
    for command, member, convening in acts:
        if command == EVERYBODY:
            for one in sorted(SEATS):
                for motion in (M1, M2):
                    secret.ask(CastPapers(choices={motion: Choice.ABSTAIN}), one)
        else:
            secret.ask(command, member, convening=convening)  # type: ignore[arg-type]


class SecretSitting:
    """A sitting with its box, in which the test alone knows whose each paper is."""

    def __init__(self, rule: CouncilRule) -> None:
        self.rule = rule
        self.box: dict[MotionId, dict[str, Choice]] = {M1: {}, M2: {}}
        self.sitting: Sitting | None = None
        for command in (CALL, OpenSitting(), TakeAttendance(present=frozenset(SEATS))):
            self.ask(command)

    def ask(self, command: SittingCommand, member: PersonId = PersonId("an"), *, convening: bool = True) -> None:  # noqa: B008
        before = self.sitting
        known = replace(FACTS if convening else as_(member), actor=member, papers=self.box)
        if isinstance(command, CastPapers):
            mine = {motion for motion, papers in self.box.items() if any(code.startswith(member) for code in papers)}
            command = replace(command, replaces=frozenset(mine) if command.replaces else frozenset())
        try:
            events = decide_sitting(self.rule, before, command, known)
        except (Refused, NotFound):
            return
        if isinstance(command, CastPapers):
            assert before is not None
            assert not before.papers
            for motion, choice in command.choices.items():
                first = motion not in command.replaces
                self.box[motion][f"{member} {len(self.box[motion])}" if first else self.of(member, motion)] = choice
        for event in events:
            self.sitting = evolve_sitting(self.sitting, event)
            if isinstance(event, PapersVoided):
                self.box[MotionId(event.motion)] = {}
            if isinstance(event, BoxOpened):
                self.checked(event)
            if isinstance(event, MotionDecided):
                counted = Counter(self.box[MotionId(event.motion)].values())
                assert event.in_favour == counted[Choice.IN_FAVOUR]
                assert event.against == counted[Choice.AGAINST]
        if before is not None and before.state in (SittingState.CLOSED, SittingState.CALLED_OFF):
            assert self.sitting == before

    def of(self, member: PersonId, motion: MotionId) -> str:
        [code] = [code for code in self.box[motion] if code.startswith(member)]
        return code

    def checked(self, event: BoxOpened) -> None:
        assert self.sitting is not None
        for motion in (M1, M2):
            flagged = self.sitting.conflicted(motion)
            out = flagged if self.rule.conflicted is Conflicted.EXCLUDED else frozenset()
            whose = [code.split()[0] for code in event.papers[motion]]
            assert sorted(whose) == sorted(self.sitting.taking_part() - out)
            if self.rule.conflicted is Conflicted.ABSTAINS:
                bound = flagged & self.sitting.taking_part()
                said = {choice for code, choice in event.papers[motion].items() if code.split()[0] in bound}
                assert said <= {Choice.ABSTAIN.value}
