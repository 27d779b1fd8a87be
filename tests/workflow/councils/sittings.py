"""A council of five with two cases before it, for the tests of sittings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

from workflow.councils.commands import CallSitting, OpenSitting, SittingCommand, TakeAttendance
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Sitting, evolve_sitting
from workflow.definition import Label
from workflow.definition.councils import CouncilRule, SeatKind
from workflow.definition.votes import Shares
from workflow.ids import (
    CampaignId,
    CaseId,
    CouncilId,
    MotionId,
    PersonId,
    RoleId,
    SittingId,
    TrackId,
    Trigger,
    VoteRuleId,
)

SECRETARY_ROLE = RoleId("standing_office")
CHAIR, AN, BA, CU, DU = (PersonId(name) for name in ("chair", "an", "ba", "cu", "du"))
SEATS = {CHAIR: SeatKind.CHAIR, AN: SeatKind.SECRETARY} | dict.fromkeys((BA, CU, DU), SeatKind.MEMBER)
M1, M2 = MotionId("m1"), MotionId("m2")
AGENDA = {M1: CaseId("case-1"), M2: CaseId("case-2")}
NOON = datetime(2020, 12, 1, 5, tzinfo=UTC)
COUNCIL = CouncilRule(
    id=CouncilId("council"),
    label=Label("Hội đồng", "Council"),
    tracks=(TrackId("individual"),),
    trigger=Trigger("record_vote"),
    vote=VoteRuleId("vote"),
    convened_by=(SECRETARY_ROLE,),
)
FACTS = SittingFacts(
    now=NOON,
    actor=AN,
    roles=frozenset({SECRETARY_ROLE}),
    shares=Shares(quorum=Fraction(2, 3), majority=Fraction(1, 2)),
    seats=SEATS,
    waiting=frozenset(AGENDA.values()),
)
CALL = CallSitting(
    sitting=SittingId("s"),
    organisation="an-bien",
    campaign=CampaignId("c"),
    council=COUNCIL.id,
    called_for=NOON,
    place="Phòng họp số 2",
    agenda=AGENDA,
)


def as_(member: PersonId, facts: SittingFacts = FACTS) -> SittingFacts:
    """The facts for a member who convenes nothing."""
    return replace(facts, actor=member, roles=frozenset())


def after(
    commands: Iterable[SittingCommand | tuple[SittingCommand, SittingFacts]],
    rule: CouncilRule = COUNCIL,
    facts: SittingFacts = FACTS,
) -> Sitting:
    """The sitting after being called and then asked *commands*, each by whoever convenes unless facts go with it."""
    sitting: Sitting | None = None
    for one in (CALL, *commands):
        command, known = one if isinstance(one, tuple) else (one, facts)
        for event in decide_sitting(rule, sitting, command, known):
            sitting = evolve_sitting(sitting, event)
    assert sitting is not None
    return sitting


def everybody() -> TakeAttendance:
    return TakeAttendance(present=frozenset(SEATS))


OPENED = (OpenSitting(), everybody())
