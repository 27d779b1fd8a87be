"""Around a sitting: it is called with its agenda, the agenda changes, it begins, or does not take place."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.councils.commands import CallOffSitting, CallSitting, ChangeAgenda, OpenSitting
from workflow.councils.conditions import in_state, on_agenda, other_state, permit, with_reason
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import local_date
from workflow.definition.councils import CouncilRule, SeatKind
from workflow.errors import Refused
from workflow.events.sittings import (
    AgendaChanged,
    ConflictFlagged,
    SittingCalled,
    SittingCalledOff,
    SittingEvent,
    SittingOpened,
)
from workflow.ids import CaseId
from workflow.refusals import Refusal, WayOut

CALL, CHANGE_AGENDA, OPEN, CALL_OFF = "call_sitting", "change_agenda", "open_sitting", "call_off_sitting"
AroundCommand = ChangeAgenda | OpenSitting | CallOffSitting


def call(rule: CouncilRule, command: CallSitting, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    """Call a council to sit; raises `NotPermitted`, `Refused`."""
    permit(CALL, rule, facts)
    unmet = _agenda_faults(command.agenda.values(), (), facts)
    if not command.agenda:
        unmet.append(Refusal("agenda_empty", {}, (WayOut.FILL_IN,), "agenda"))
    if command.called_for < facts.now:
        params = {"day": local_date(command.called_for).isoformat()}
        unmet.append(Refusal("sitting_in_the_past", params, (WayOut.CORRECT_FIGURES,), "called_for"))
    if unmet:
        raise Refused(CALL, tuple(unmet))
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


def around(
    rule: CouncilRule, sitting: Sitting, command: AroundCommand, facts: SittingFacts
) -> tuple[SittingEvent, ...]:
    """What is done about a sitting as a whole, by whoever convenes it; raises `NotFound`, `NotPermitted`, `Refused`."""
    match command:
        case ChangeAgenda():
            permit(CHANGE_AGENDA, rule, facts)
            return _change_agenda(sitting, command, facts)
        case OpenSitting():
            permit(OPEN, rule, facts)
            return _open(sitting, facts)
        case CallOffSitting():
            permit(CALL_OFF, rule, facts)
            return _call_off(sitting, command)


def _change_agenda(sitting: Sitting, command: ChangeAgenda, facts: SittingFacts) -> tuple[SittingEvent, ...]:
    in_state(sitting, SittingState.CALLED, CHANGE_AGENDA)
    for motion in command.removed:
        on_agenda(sitting, motion)
    kept = {motion: case for motion, case in sitting.agenda.items() if motion not in command.removed}
    unmet = _agenda_faults(command.added.values(), kept.values(), facts)
    if not kept and not command.added:
        unmet.append(Refusal("agenda_empty", {}, (WayOut.FILL_IN,), "agenda"))
    if unmet:
        raise Refused(CHANGE_AGENDA, tuple(unmet))
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
    in_state(sitting, SittingState.CALLED, OPEN)
    if SeatKind.CHAIR not in facts.seats.values():
        raise Refused(OPEN, (Refusal("council_without_chair", {}, (WayOut.FILL_IN,)),))
    opened = SittingOpened(
        opened_on=local_date(facts.now).isoformat(),
        seats={str(member): seat.value for member, seat in facts.seats.items()},
        decision_number=facts.decision_number,
    )
    flagged = (
        ConflictFlagged(motion=motion, member=member, because=because)
        for (motion, member), because in facts.derived.items()
        if motion in sitting.agenda and member in facts.seats and (motion, member) not in sitting.conflicts
    )
    return (opened, *flagged)


def _call_off(sitting: Sitting, command: CallOffSitting) -> tuple[SittingEvent, ...]:
    if sitting.state not in (SittingState.CALLED, SittingState.OPEN):
        raise other_state(sitting, SittingState.OPEN, CALL_OFF)
    with_reason(CALL_OFF, command.reason)
    return (SittingCalledOff(reason=command.reason.strip()),)
