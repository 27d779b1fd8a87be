"""A sitting is called, held and closed: load, decide, record; closing it moves every case before it in one act."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from services import notices, recusals
from services.access import Actor
from services.councils import ballot_box
from services.councils.closing import carry_out_verdicts
from services.councils.finding import Found, rule_of
from services.councils.judging import judging_of
from services.councils.looking import before_council, known_to
from services.councils.telling import others_to_enter, without_figures
from services.store import councils, sittings
from services.store.record import SittingChange, record_sitting
from services.store.work import Work, new_id
from workflow.councils.commands import (
    AssignJudges,
    CallSitting,
    ChangeAgenda,
    CloseSitting,
    DeclareConflict,
    OpenBox,
    OpenSitting,
    SittingCommand,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.judging import Judging
from workflow.councils.sitting import Sitting, SittingState, evolve_sitting
from workflow.definition.councils import SeatKind
from workflow.errors import CaseChanged, NotFound, Refused
from workflow.ids import CaseId, MotionId, PersonId, SittingId
from workflow.readings import settled
from workflow.refusals import Refusal


def call(
    work: Work,
    who: Actor,
    *,
    campaign: str,
    council: str,
    called_for: datetime,
    place: str,
    cases: Sequence[str],
) -> Sitting:
    """Call a council to sit at an instant (aware UTC) on *cases*, in that order.

    Raises `NotFound`, `NotPermitted`, `Refused`.
    """
    found = rule_of(work, who, campaign, council, for_change=True)
    sitting = SittingId(new_id())
    command = CallSitting(
        sitting=sitting,
        organisation=who.organisation,
        campaign=found.campaign.id,
        council=found.rule.id,
        called_for=called_for,
        place=place,
        agenda=_numbered(sitting, 1, cases),
    )
    return _decided(work, who, found, None, command)


def perform(work: Work, who: Actor, sitting: str, command: SittingCommand, version: int | None = None) -> Sitting:
    """Do *command* at a sitting; closed, it moves every case before it.

    Raises `NotFound` for a sitting that *who* may not know of, `CaseChanged`, `NotPermitted`, `Refused`.
    """
    known = known_to(work, who, sitting)
    found = rule_of(work, who, known.campaign, known.council, for_change=True)
    before = sittings.load(work, [sitting], for_change=True)[sitting]
    if version is not None and version != before.version:
        raise CaseChanged(f"sitting:{sitting}", version)
    return _decided(work, who, found, before, command)


def in_the_way(work: Work, who: Actor, sitting: Sitting, found: Found, command: SittingCommand) -> tuple[Refusal, ...]:
    """Every refusal that *command* would meet at *sitting* now; nothing is done."""
    try:
        decide_sitting(found.rule, sitting, command, _facts(work, who, found, sitting, command))
    except Refused as refused:
        return refused.refusals
    return ()


def draw_judges(work: Work, who: Actor, sitting: str, version: int | None = None) -> Sitting:
    """Draw who judges which work, from a seed nobody chose; raises as `perform` does."""
    return perform(work, who, sitting, AssignJudges(seed=new_id()), version)


def change_agenda(
    work: Work, who: Actor, sitting: str, added: Sequence[str], removed: Sequence[str], version: int | None = None
) -> Sitting:
    """Put the cases *added* on the agenda after those that stand there, and take motions off; raises as `perform` does."""
    agenda = known_to(work, who, sitting).agenda
    last = max((int(motion.rpartition("-")[2]) for motion in agenda), default=0)
    command = ChangeAgenda(
        added=_numbered(SittingId(sitting), last + 1, added), removed=tuple(MotionId(one) for one in removed)
    )
    return perform(work, who, sitting, command, version)


def _numbered(sitting: SittingId, first: int, cases: Sequence[str]) -> dict[MotionId, CaseId]:
    """*cases* as motions, in their order: a motion's name ends in its number."""
    return {MotionId(f"{sitting}-{number:04}"): CaseId(case) for number, case in enumerate(cases, start=first)}


def _decided(work: Work, who: Actor, found: Found, before: Sitting | None, command: SittingCommand) -> Sitting:
    try:
        events = decide_sitting(found.rule, before, command, _facts(work, who, found, before, command))
    except Refused as refused:
        raise without_figures(work, who, found, before, refused) from None
    after = before
    for event in events:
        after = evolve_sitting(after, event)
    if after is None:
        raise NotFound("sitting", "")
    record_sitting(work, SittingChange(before=before, events=events, after=after))
    ballot_box.follow(work, found.rule, after, events)
    if after.state is SittingState.CLOSED:
        carry_out_verdicts(work, who, found, after)
    notices.of_sitting(work, found.definition, found.rule, before, events, after)
    return after


def _facts(work: Work, who: Actor, found: Found, sitting: Sitting | None, command: SittingCommand) -> SittingFacts:
    seats: Mapping[PersonId, SeatKind] = {}
    number, conflicts = "", dict[tuple[MotionId, PersonId], str]()
    if isinstance(command, OpenSitting) and sitting is not None:
        council = councils.load(work, found.campaign.id, found.rule.id)
        composition = council.composition_on(work.act.today) if council else None
        if composition:
            seats, number = dict(composition.seats), composition.decision_number
    elif isinstance(command, DeclareConflict) and sitting is not None:
        seats = recusals.seats_of(work, sitting)
    if seats and sitting is not None:
        conflicts = recusals.conflicts_of(work, found.definition, found.rule, sitting, list(seats))
    asked: Collection[CaseId] = ()
    if isinstance(command, CallSitting):
        asked = command.agenda.values()
    elif isinstance(command, ChangeAgenda):
        asked = command.added.values()
    shares = None
    if isinstance(command, CloseSitting | OpenBox) and found.rule.vote:
        shares = settled(found.definition.votes[found.rule.vote].shares, found.campaign.answers)
    box = ballot_box.box_of(work, sitting.id) if isinstance(command, OpenBox) and sitting else None
    return SittingFacts(
        now=work.act.business_at,
        actor=PersonId(who.id),
        roles=who.roles_at_large(),
        shares=shares,
        seats=seats,
        decision_number=number,
        derived=conflicts,
        waiting=before_council(work, found, asked),
        others=others_to_enter(work, who, found, sitting, command),
        judging=judging_of(work, found, sitting) if sitting else Judging(),
        papers=box.papers if box else {},
    )


def declaring(who: Actor, motion: str, member: str | None, note: str) -> DeclareConflict:
    """The command by which *who* declares a conflict of their own, or of *member*."""
    return DeclareConflict(motion=MotionId(motion), member=PersonId(member or who.id), note=note)
