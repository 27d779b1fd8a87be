"""What follows from what happened: cases that open, obligations met by themselves, cases carried along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.arming import BEGINS
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Carrying, Definition, MetWhen, Obligation, Owed, Subject
from workflow.events import AnyEvent, CampaignLaunched, DeadlineArmed, RungFired, TransitionTaken
from workflow.facts import FactKind
from workflow.ids import BlockId, TrackId, Trigger, UnitId
from workflow.obligations import FULFILLED
from workflow.reserving import shifts_places

LAUNCH = "launch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case that is to be opened for *unit*; `because` names what brought it about."""

    track: TrackId
    unit: UnitId
    because: str
    occurrence: str = ""


def of_campaign(
    definition: Definition, campaign: Campaign, events: Sequence[AnyEvent], standing_units: Sequence[UnitId]
) -> Iterator[Opening]:
    """The cases that open because a campaign was launched, a deadline was set, or a round began."""
    launched = any(isinstance(event, CampaignLaunched) for event in events)
    for event in events:
        match event:
            case CampaignLaunched():
                yield from _at_launch(definition, campaign, standing_units)
            case DeadlineArmed(case="") if BEGINS not in event.rungs:
                because = LAUNCH if launched else f"deadline:{event.deadline}"
                yield from _falling_due(definition, campaign, event, standing_units, because)
            case RungFired(rung="begins"):
                yield from _falling_due(definition, campaign, event, standing_units, BEGINS)
            case _:
                pass


def may_open_cases(events: Sequence[AnyEvent]) -> bool:
    """Whether `of_campaign` has anything to look at: most rungs open nothing, and need no list of who takes part."""
    return any(
        isinstance(event, (CampaignLaunched, DeadlineArmed)) or (isinstance(event, RungFired) and event.rung == BEGINS)
        for event in events
    )


def of_transition(definition: Definition, case: Case, events: Sequence[AnyEvent]) -> Iterator[Opening]:
    """The case that opens when an obligation is met, if its obligation opens one."""
    obligation = definition.obligations.get(case.track)
    if obligation is None or obligation.opens is None:
        return
    occurrence = case.occurrence if definition.tracks[obligation.opens].each_round else ""
    for event in events:
        if isinstance(event, TransitionTaken) and event.target in FULFILLED:
            because = f"{case.track}:{event.trigger}"
            yield Opening(track=obligation.opens, unit=case.unit, because=because, occurrence=occurrence)


def met_by(definition: Definition, case: Case, events: Sequence[AnyEvent]) -> Iterator[tuple[Obligation, MetWhen]]:
    """The obligations of the case's unit that may have been met by its entering a state."""
    entered = {event.target for event in events if isinstance(event, TransitionTaken)}
    for obligation in definition.obligations.values():
        when = obligation.met_when
        if when and when.track == case.track and when.state in entered:
            yield obligation, when


def carried(
    definition: Definition, case: Case, events: Sequence[AnyEvent]
) -> Iterator[tuple[Carrying, TransitionTaken]]:
    """What the moves of a case carry along, each with the move that does."""
    for event in events:
        if isinstance(event, TransitionTaken):
            for move in definition.track_of(case.track).transitions:
                same = (move.trigger, move.source, move.target) == (event.trigger, event.source, event.target)
                if same and move.carries:
                    yield move.carries, event


def reaches_further(definition: Definition, track: TrackId, trigger: Trigger) -> bool:
    """Whether *trigger* may do more than move its own case, from whatever state of *track*.

    It may take a place that others want or give one back, set a deadline, meet an obligation, or carry other cases along.
    """
    moves = [move for move in definition.track_of(track).transitions if move.trigger == trigger]
    entered = {move.target for move in moves}
    meets = {
        one.met_when.state for one in definition.obligations.values() if one.met_when and one.met_when.track == track
    }
    obligation = definition.obligations.get(track)
    if obligation and obligation.opens and entered & set(FULFILLED):
        entered.add(definition.tracks[obligation.opens].initial)
    counted = {deadline.from_state for deadline in definition.deadlines.values()}
    return bool(entered & (meets | counted)) or any(
        move.carries or FactKind.STANDINGS in move.guard.needs() or shifts_places(definition, move, track)
        for move in moves
    )


def owing_units(
    obligation: Obligation,
    units: Sequence[UnitId],
    blocks: Mapping[UnitId, BlockId],
    standing_units: Sequence[UnitId],
) -> list[UnitId]:
    """The units that owe *obligation*: the participants of its blocks, or the standing office's."""
    if obligation.owed_by is Owed.STANDING_OFFICE:
        return list(standing_units)
    return [unit for unit in units if not obligation.blocks or blocks.get(unit) in obligation.blocks]


def _at_launch(definition: Definition, campaign: Campaign, standing_units: Sequence[UnitId]) -> Iterator[Opening]:
    for track in definition.tracks.values():
        if track.opens_at_launch and track.subject is Subject.UNIT:
            for unit in standing_units if track.for_standing_office else campaign.units:
                yield Opening(track=track.id, unit=unit, because=LAUNCH)


def _falling_due(
    definition: Definition,
    campaign: Campaign,
    event: DeadlineArmed | RungFired,
    standing_units: Sequence[UnitId],
    because: str,
) -> Iterator[Opening]:
    for obligation in definition.obligations.values():
        if obligation.deadline == event.deadline:
            for unit in owing_units(obligation, campaign.units, campaign.blocks, standing_units):
                yield Opening(track=obligation.id, unit=unit, because=because, occurrence=event.occurrence)
