"""What follows from moves: obligations met by themselves, cases carried along, deadlines counted from a case's own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.access import Actor
from services.calendar import days_off
from services.cases.carrying import Take, carry
from services.store import campaigns
from services.store import cases as rows
from services.store.record import CampaignChange, CaseChange, record_campaign
from services.store.work import Work
from workflow.arming import arm_for_case, reckoning_of
from workflow.campaign import Campaign, evolve_campaign
from workflow.cancelling import deadlines_ended
from workflow.case import Case
from workflow.commands import Receipt, TakeTransition
from workflow.consequences import carried, met_by
from workflow.definition import Definition, MetWhen
from workflow.errors import NotFound
from workflow.events import CaseOpened, DeadlineEvent, TransitionTaken
from workflow.ids import CANCELLED, CaseId, StateId
from workflow.obligations import MEET, STILL_OWING


def follow(
    work: Work, who: Actor | None, definition: Definition, campaign: Campaign, changes: Sequence[CaseChange], take: Take
) -> None:
    """Everything that follows from *changes*, in the same transaction. Raises `Refused` when a carried case is."""
    _arm(work, definition, campaign, changes)
    _end_deadlines(work, campaign, changes)
    for change in changes:
        for obligation, when in met_by(definition, change.after, change.events):
            owing = _owing_when_met(work, definition, change.after, obligation.id, when)
            if owing:
                take(None, owing, TakeTransition(trigger=MEET, receipt=_receipt_of(change)))
        for carrying, event in carried(definition, change.after, change.events):
            carry(work, who, definition, change, carrying, event, take)


def _receipt_of(change: CaseChange) -> Receipt | None:
    """The proof that was heard with the move, if one was: what was in time is met in time."""
    heard = (event for event in change.events if isinstance(event, TransitionTaken) and event.received_on)
    return next(
        (Receipt(received_on=date.fromisoformat(one.received_on), evidence=one.evidence) for one in heard), None
    )


def _arm(work: Work, definition: Definition, campaign: Campaign, changes: Sequence[CaseChange]) -> None:
    """Set the deadlines that are counted from the states entered."""
    counted = {deadline.from_state for deadline in definition.deadlines.values() if deadline.from_state}
    entered = [(change.after, state) for change in changes for state in _entered(change) if state in counted]
    if not entered:
        return
    before = campaigns.load(work, campaign.id, cases=[case.id for case, _ in entered], for_change=True)
    if before is None:
        raise NotFound("campaign", campaign.id)
    by = reckoning_of(definition, before, days_off(work, before.organisation, before.year))
    after, events = before, list[DeadlineEvent]()
    for case, state in entered:
        for event in arm_for_case(definition, after, case, state, by, work.act.business_at):
            after = evolve_campaign(after, event)
            events.append(event)
    record_campaign(work, CampaignChange(before=before, events=tuple(events), after=after))


def _end_deadlines(work: Work, campaign: Campaign, changes: Sequence[CaseChange]) -> None:
    """End the deadlines that stand for cancelled cases alone."""
    cancelled = [change.after.id for change in changes if change.after.state == CANCELLED]
    before = campaigns.load(work, campaign.id, cases=cancelled, for_change=True) if cancelled else None
    events = [event for case in cancelled if before for event in deadlines_ended(before, case)]
    if before is None or not events:
        return
    after = before
    for event in events:
        after = evolve_campaign(after, event)
    record_campaign(work, CampaignChange(before=before, events=tuple(events), after=after))


def _entered(change: CaseChange) -> Iterator[StateId]:
    for event in change.events:
        if isinstance(event, TransitionTaken):
            yield StateId(event.target)
        elif isinstance(event, CaseOpened):
            yield StateId(event.state)


def _owing_when_met(work: Work, definition: Definition, case: Case, obligation: str, when: MetWhen) -> list[CaseId]:
    """The unit's cases of *obligation* that are met now: enough of its cases have come to the state asked for."""
    mine = rows.of_units(work, case.campaign, [case.unit])
    track = definition.track_of(when.track)
    arrivals = {move.trigger for move in track.transitions if move.target == when.state}
    there = (one for one in mine if one.track == when.track and one.state != CANCELLED)
    reached = [one for one in there if arrivals & {trigger for trigger, times in one.taken.items() if times}]
    return [
        one.id
        for one in mine
        if one.track == obligation
        and one.state in STILL_OWING
        and sum(other.occurrence == one.occurrence or not track.each_round for other in reached) >= when.at_least
    ]
