"""What may be done at a sitting: called, opened, attended, voted, closed. Pure, as `workflow.engine` is for cases."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.councils import ballots, judging, voting
from workflow.councils.calling import around, call
from workflow.councils.commands import (
    CallOffSitting,
    CallSitting,
    CastBallot,
    CastPapers,
    ChangeAgenda,
    CloseSitting,
    CommandWithin,
    DeclareConflict,
    EnterCount,
    EnterOpinion,
    FileMinutes,
    GiveRanking,
    GiveSheet,
    JudgingCommand,
    LiftConflict,
    OpenBox,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.conditions import in_state, on_agenda, permit, with_reason
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import local_date
from workflow.definition.councils import Ballot, Because, CouncilRule
from workflow.errors import NotFound, Refused
from workflow.events.judging import WorkScored
from workflow.events.sittings import (
    AttendanceTaken,
    ConflictFlagged,
    ConflictLifted,
    MinutesFiled,
    MotionDecided,
    SittingClosed,
    SittingEvent,
)
from workflow.refusals import Refusal, WayOut

TRIGGERS = {
    TakeAttendance: "take_attendance",
    DeclareConflict: "declare_conflict",
    LiftConflict: "lift_conflict",
    EnterCount: "enter_count",
    CastBallot: "cast_ballot",
    EnterOpinion: "enter_opinion",
    CastPapers: "cast_papers",
    OpenBox: "open_box",
    **judging.TRIGGERS,
    FileMinutes: "file_minutes",
    CloseSitting: "close_sitting",
}
OWN = (CastBallot, CastPapers, GiveSheet, GiveRanking)
"""What a member does for themselves, and nobody for them."""


def decide_sitting(
    rule: CouncilRule, sitting: Sitting | None, command: SittingCommand, facts: SittingFacts
) -> tuple[SittingEvent, ...]:
    """What happens when *command* is asked of *sitting*; raises `NotFound`, `NotPermitted`, `Refused`."""
    if isinstance(command, CallSitting):
        return call(rule, command, facts)
    if sitting is None:
        raise NotFound("sitting", "")
    if isinstance(command, ChangeAgenda | OpenSitting | CallOffSitting):
        return around(rule, sitting, command, facts)
    return _within(rule, sitting, command, facts)


def _within(
    rule: CouncilRule, sitting: Sitting, command: CommandWithin, facts: SittingFacts
) -> tuple[SittingEvent, ...]:
    """What is done while it is open: a member votes and declares for themselves, the rest is the convener's.

    Conflicts of interest are declared, and lifted, from the call on.
    """
    trigger = TRIGGERS[type(command)]
    declares = isinstance(command, DeclareConflict) and command.member == facts.actor
    if not (declares or isinstance(command, OWN)):
        permit(trigger, rule, facts)
    if not (isinstance(command, DeclareConflict | LiftConflict) and sitting.state is SittingState.CALLED):
        in_state(sitting, SittingState.OPEN, trigger)
    if isinstance(command, EnterCount):
        _let_another_enter(facts)
    if isinstance(command, ballots.VotingCommand):
        return ballots.vote(rule, sitting, command, actor=facts.actor, shares=facts.shares, papers=facts.papers)
    if isinstance(command, JudgingCommand):
        return judging.decide_judging(rule, sitting, command, facts.actor, facts.judging, facts.now)
    return _presided(rule, sitting, command, facts)


def _presided(
    rule: CouncilRule,
    sitting: Sitting,
    command: TakeAttendance | DeclareConflict | LiftConflict | FileMinutes | CloseSitting,
    facts: SittingFacts,
) -> tuple[SittingEvent, ...]:
    """What is neither a vote nor a mark: who is there, who is kept out of what, the minutes, the end."""
    if not isinstance(command, FileMinutes | CloseSitting):
        ballots.before_box_is_opened(sitting, TRIGGERS[type(command)])
    match command:
        case TakeAttendance():
            return _attend(rule, sitting, command)
        case DeclareConflict():
            return (*_declare(sitting, command, facts), *ballots.voided(rule, sitting, command))
        case LiftConflict():
            return _lift(sitting, command)
        case FileMinutes():
            return _file_minutes(command)
        case CloseSitting():
            return _close(rule, sitting, command, facts)


def _attend(rule: CouncilRule, sitting: Sitting, command: TakeAttendance) -> tuple[SittingEvent, ...]:
    strangers = sorted((command.present | command.written) - sitting.seats.keys())
    unmet = [Refusal("not_a_member", {"person": name}, (WayOut.CORRECT_FIGURES,), "present") for name in strangers]
    if command.present & command.written:
        unmet.append(Refusal("present_and_absent", {}, (WayOut.CORRECT_FIGURES,), "written"))
    if command.written and not rule.written:
        unmet.append(Refusal("no_written_opinions", {}, (), "written"))
    unmet += ballots.left_out_after_voting(sitting, command.present | command.written)
    if unmet:
        raise Refused("take_attendance", tuple(unmet))
    return (AttendanceTaken(present=tuple(sorted(command.present)), written=tuple(sorted(command.written))),)


def _let_another_enter(facts: SittingFacts) -> None:
    """Whoever is kept out of a motion does not enter its votes, unless nobody else convenes."""
    if facts.others:
        raise Refused("enter_count", (Refusal("let_another_enter", {}, (WayOut.ASK_ROLE,), "motion"),))


def _declare(sitting: Sitting, command: DeclareConflict, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    on_agenda(sitting, command.motion)
    if command.member not in (sitting.seats or facts.seats):
        raise NotFound("member", command.member)
    if (command.motion, command.member) in {**sitting.conflicts, **facts.derived}:
        raise Refused("declare_conflict", (Refusal("conflict_known"),))
    flagged = ConflictFlagged(
        motion=command.motion, member=command.member, because=Because.DECLARED.value, note=command.note.strip()
    )
    return (flagged,)


def _lift(sitting: Sitting, command: LiftConflict) -> tuple[SittingEvent, ...]:
    if (command.motion, command.member) not in sitting.conflicts:
        raise NotFound("conflict", f"{command.motion}:{command.member}")
    with_reason("lift_conflict", command.reason)
    return (ConflictLifted(motion=command.motion, member=command.member, reason=command.reason.strip()),)


def _file_minutes(command: FileMinutes) -> tuple[SittingEvent, ...]:
    if not command.number.strip():
        raise Refused("file_minutes", (Refusal("minutes_number_missing", {}, (WayOut.FILL_IN,), "number"),))
    filed = MinutesFiled(
        sha256=command.sha256,
        size=command.size,
        media_type=command.media_type,
        filename=command.filename,
        number=command.number.strip(),
    )
    return (filed,)


def _close(rule: CouncilRule, sitting: Sitting, command: CloseSitting, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    results, unmet = _results(rule, sitting, command, facts)
    if rule.minutes and sitting.minutes is None:
        unmet.append(Refusal("minutes_missing", {}, (WayOut.ATTACH_DOCUMENT,), "minutes"))
    if unmet:
        raise Refused("close_sitting", tuple(unmet))
    closed = SittingClosed(closed_on=local_date(facts.now).isoformat(), despite=command.despite.strip())
    return (*results, closed)


def _results(
    rule: CouncilRule, sitting: Sitting, command: CloseSitting, facts: SittingFacts
) -> tuple[Sequence[MotionDecided | WorkScored], list[Refusal]]:
    if rule.ballot is not Ballot.APPROVE:
        return judging.results(rule, sitting, command, facts.judging)
    if facts.shares is None:
        raise ValueError(f"the council {rule.id} votes by no rule")
    return voting.results(rule, sitting, command.casting, facts.shares)
