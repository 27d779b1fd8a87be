"""What follows from what happened: cases that open because a campaign was launched or an obligation met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition, Owed
from workflow.events import AnyEvent, CampaignLaunched, TransitionTaken
from workflow.ids import TrackId, UnitId
from workflow.obligations import FULFILLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case that is to be opened for *unit*; `because` names what brought it about."""

    track: TrackId
    unit: UnitId
    because: str


def of_launch(
    definition: Definition, campaign: Campaign, events: Sequence[AnyEvent], standing_units: Sequence[UnitId]
) -> Iterator[Opening]:
    """The obligations that fall due to be owed when a campaign is launched."""
    if not any(isinstance(event, CampaignLaunched) for event in events):
        return
    for obligation in definition.obligations.values():
        owing = campaign.units if obligation.owed_by is Owed.PARTICIPANTS else standing_units
        for unit in owing:
            yield Opening(track=obligation.id, unit=UnitId(unit), because="launch")


def of_transition(definition: Definition, case: Case, events: Sequence[AnyEvent]) -> Iterator[Opening]:
    """The case that opens when an obligation is met, if its obligation opens one."""
    obligation = definition.obligations.get(case.track)
    if obligation is None or obligation.opens is None:
        return
    for event in events:
        if isinstance(event, TransitionTaken) and event.target in FULFILLED:
            yield Opening(track=obligation.opens, unit=case.unit, because=f"{case.track}:{event.trigger}")
