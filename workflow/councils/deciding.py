"""What may be done at a sitting: called, opened, attended, voted, closed. Pure, as `workflow.engine` is for cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.councils import ballots, voting
from workflow.councils.commands import (
    CallOffSitting,
    CallSitting,
    CastBallot,
    CastPapers,
    ChangeAgenda,
    CloseSitting,
    DeclareConflict,
    EnterCount,
    EnterOpinion,
    FileMinutes,
    LiftConflict,
    OpenBox,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.sitting import Choice, Sitting, SittingState
from workflow.deadlines import local_date
from workflow.definition.councils import Because, CouncilRule, SeatKind
from workflow.definition.votes import Shares
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events.sittings import (
    AgendaChanged,
    AttendanceTaken,
    ConflictFlagged,
    ConflictLifted,
    MinutesFiled,
    SittingCalled,
    SittingCalledOff,
    SittingClosed,
    SittingEvent,
    SittingOpened,
)
from workflow.ids import CaseId, MotionId, PersonId, RoleId
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
    FileMinutes: "file_minutes",
    CloseSitting: "close_sitting",
}
WhileOpen = TakeAttendance | DeclareConflict | LiftConflict | ballots.VotingCommand | FileMinutes | CloseSitting


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingFacts:
    """What is known when something is asked of a sitting.

    `now` is business time, aware UTC; `seats` the council's members today with the decision that names them; `derived`
    the conflicts that follow from the cases; `waiting` the cases that may be put before this council now; `shares` what
    a vote needs, under the campaign's answers; `papers` what lies in the box of a secret ballot that is to be opened.
    """

    now: datetime
    actor: PersonId
    roles: frozenset[RoleId]
    shares: Shares | None = None
    seats: Mapping[PersonId, SeatKind] = field(default_factory=dict)
    decision_number: str = ""
    derived: Mapping[tuple[MotionId, PersonId], str] = field(default_factory=dict)
    waiting: frozenset[CaseId] = frozenset()
    papers: Mapping[MotionId, Mapping[str, Choice]] = field(default_factory=dict)


def decide_sitting(
    rule: CouncilRule, sitting: Sitting | None, command: SittingCommand, facts: SittingFacts
) -> tuple[SittingEvent, ...]:
    """What happens when *command* is asked of *sitting*; raises `NotFound`, `NotPermitted`, `Refused`."""
    if isinstance(command, CallSitting):
        _permit("call_sitting", rule, facts)
        return _call(command, facts)
    if sitting is None:
        raise NotFound("sitting", "")
    if isinstance(command, ChangeAgenda | OpenSitting | CallOffSitting):
        return _around(rule, sitting, command, facts)
    return _within(rule, sitting, command, facts)


def _around(
    rule: CouncilRule, sitting: Sitting, command: ChangeAgenda | OpenSitting | CallOffSitting, facts: SittingFacts
) -> tuple[SittingEvent, ...]:
    """What is done about a sitting as a whole, by whoever convenes it."""
    match command:
        case ChangeAgenda():
            _permit("change_agenda", rule, facts)
            return _change_agenda(sitting, command, facts)
        case OpenSitting():
            _permit("open_sitting", rule, facts)
            return _open(sitting, facts)
        case CallOffSitting():
            _permit("call_off_sitting", rule, facts)
            return _call_off(sitting, command)


def _within(
    rule: CouncilRule,
    sitting: Sitting,
    command: WhileOpen,
    facts: SittingFacts,
) -> tuple[SittingEvent, ...]:
    """What is done while it is open: a member votes and declares for themselves, the rest is the convener's."""
    trigger = TRIGGERS[type(command)]
    own = isinstance(command, CastBallot | CastPapers) or (
        isinstance(command, DeclareConflict) and command.member == facts.actor
    )
    if not own:
        _permit(trigger, rule, facts)
    _in_state(sitting, SittingState.OPEN, trigger)
    if isinstance(command, ballots.VotingCommand):
        return ballots.vote(rule, sitting, command, actor=facts.actor, shares=facts.shares, papers=facts.papers)
    if not isinstance(command, FileMinutes | CloseSitting):
        ballots.before_box_is_opened(sitting, trigger)
    match command:
        case TakeAttendance():
            return _attend(rule, sitting, command)
        case DeclareConflict():
            return (*_declare(sitting, command), *ballots.voided(rule, sitting, command))
        case LiftConflict():
            return _lift(sitting, command)
        case FileMinutes():
            return _file_minutes(command)
        case CloseSitting():
            return _close(rule, sitting, command, facts)


def _call(command: CallSitting, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    unmet = _agenda_faults(command.agenda.values(), (), facts)
    if not command.agenda:
        unmet.append(Refusal("agenda_empty", {}, (WayOut.FILL_IN,), "agenda"))
    if command.called_for < facts.now:
        params = {"day": local_date(command.called_for).isoformat()}
        unmet.append(Refusal("sitting_in_the_past", params, (WayOut.CORRECT_FIGURES,), "called_for"))
    if unmet:
        raise Refused("call_sitting", tuple(unmet))
    called = SittingCalled(
        sitting=command.sitting,
        organisation=command.organisation,
        campaign=command.campaign,
        council=command.council,
        called_for=command.called_for.isoformat(),
        place=command.place.strip(),
        agenda={str(motion): str(case) for motion, case in command.agenda.items()},
    )
    return (called,)


def _change_agenda(sitting: Sitting, command: ChangeAgenda, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    _in_state(sitting, SittingState.CALLED, "change_agenda")
    for motion in command.removed:
        _on_agenda(sitting, motion)
    kept = {motion: case for motion, case in sitting.agenda.items() if motion not in command.removed}
    unmet = _agenda_faults(command.added.values(), kept.values(), facts)
    if not kept and not command.added:
        unmet.append(Refusal("agenda_empty", {}, (WayOut.FILL_IN,), "agenda"))
    if unmet:
        raise Refused("change_agenda", tuple(unmet))
    added = {str(motion): str(case) for motion, case in command.added.items()}
    return (AgendaChanged(added=added, removed=tuple(command.removed)),)


def _agenda_faults(added: Iterable[CaseId], kept: Iterable[CaseId], facts: SittingFacts) -> list[Refusal]:
    """A refusal for each case that is on the agenda already, or is not before this council."""
    seen, unmet = set(kept), list[Refusal]()
    for case in added:
        if case in seen:
            unmet.append(Refusal("twice_on_the_agenda", {"case": case}, (WayOut.CORRECT_FIGURES,), "agenda"))
        elif case not in facts.waiting:
            unmet.append(Refusal("not_before_the_council", {"case": case}, (), "agenda"))
        seen.add(case)
    return unmet


def _open(sitting: Sitting, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    _in_state(sitting, SittingState.CALLED, "open_sitting")
    if SeatKind.CHAIR not in facts.seats.values():
        raise Refused("open_sitting", (Refusal("council_without_chair", {}, (WayOut.FILL_IN,)),))
    opened = SittingOpened(
        opened_on=local_date(facts.now).isoformat(),
        seats={str(member): seat.value for member, seat in facts.seats.items()},
        decision_number=facts.decision_number,
    )
    flagged = (
        ConflictFlagged(motion=motion, member=member, because=because)
        for (motion, member), because in facts.derived.items()
        if motion in sitting.agenda and member in facts.seats
    )
    return (opened, *flagged)


def _attend(rule: CouncilRule, sitting: Sitting, command: TakeAttendance) -> tuple[SittingEvent, ...]:
    unmet: list[Refusal] = []
    strangers = sorted((command.present | command.written) - sitting.seats.keys())
    unmet += [Refusal("not_a_member", {"person": name}, (WayOut.CORRECT_FIGURES,), "present") for name in strangers]
    if command.present & command.written:
        unmet.append(Refusal("present_and_absent", {}, (WayOut.CORRECT_FIGURES,), "written"))
    if command.written and not rule.written:
        unmet.append(Refusal("no_written_opinions", {}, (), "written"))
    unmet += ballots.left_out_after_voting(sitting, command.present | command.written)
    if unmet:
        raise Refused("take_attendance", tuple(unmet))
    return (AttendanceTaken(present=tuple(sorted(command.present)), written=tuple(sorted(command.written))),)


def _declare(sitting: Sitting, command: DeclareConflict) -> tuple[SittingEvent, ...]:
    _on_agenda(sitting, command.motion)
    if command.member not in sitting.seats:
        raise NotFound("member", command.member)
    if (command.motion, command.member) in sitting.conflicts:
        raise Refused("declare_conflict", (Refusal("conflict_known"),))
    flagged = ConflictFlagged(
        motion=command.motion, member=command.member, because=Because.DECLARED.value, note=command.note.strip()
    )
    return (flagged,)


def _lift(sitting: Sitting, command: LiftConflict) -> tuple[SittingEvent, ...]:
    if (command.motion, command.member) not in sitting.conflicts:
        raise NotFound("conflict", f"{command.motion}:{command.member}")
    _with_reason("lift_conflict", command.reason)
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
    if facts.shares is None:
        raise ValueError(f"the council {rule.id} votes by no rule")
    results, unmet = voting.results(rule, sitting, command.casting, facts.shares)
    if rule.minutes and sitting.minutes is None:
        unmet.append(Refusal("minutes_missing", {}, (WayOut.ATTACH_DOCUMENT,), "minutes"))
    if unmet:
        raise Refused("close_sitting", tuple(unmet))
    return (*results, SittingClosed(closed_on=local_date(facts.now).isoformat()))


def _call_off(sitting: Sitting, command: CallOffSitting) -> tuple[SittingEvent, ...]:
    if sitting.state not in (SittingState.CALLED, SittingState.OPEN):
        raise _other_state(sitting, SittingState.OPEN, "call_off_sitting")
    _with_reason("call_off_sitting", command.reason)
    return (SittingCalledOff(reason=command.reason.strip()),)


def _permit(trigger: str, rule: CouncilRule, facts: SittingFacts) -> None:
    if not facts.roles & set(rule.convened_by):
        raise NotPermitted(trigger, rule.convened_by)


def _in_state(sitting: Sitting, state: SittingState, trigger: str) -> None:
    if sitting.state is not state:
        raise _other_state(sitting, state, trigger)


def _other_state(sitting: Sitting, wanted: SittingState, trigger: str) -> Refused:
    params: dict[str, str | int] = {"state": sitting.state.value, "wanted": wanted.value}
    return Refused(trigger, (Refusal("sitting_in_other_state", params),))


def _on_agenda(sitting: Sitting, motion: MotionId) -> None:
    if motion not in sitting.agenda:
        raise NotFound("motion", motion)


def _with_reason(trigger: str, reason: str) -> None:
    if not reason.strip():
        raise Refused(trigger, (Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"),))
