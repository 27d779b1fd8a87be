"""What beginnings, passings and ladders share: the campaigns they are of, and what their entries say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.notices import Telling
from services.store import campaigns
from services.store.owing import Waited, Where
from services.store.rungs import DueRung
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.errors import NotFound
from workflow.events import RungFired


def running(work: Work, due: Iterable[Sequence[DueRung]]) -> dict[str, Campaign]:
    """The campaigns that those rungs are of, by id; raises `NotFound`."""
    names = {rung.campaign for rungs in due for rung in rungs}
    found = campaigns.load_all(work, names)
    for missing in sorted(names - found.keys()):
        raise NotFound("campaign", missing)
    return found


def units(owing: Sequence[Case]) -> int:
    """How many units owe something; one may owe several cases."""
    return len({case.unit for case in owing})


def fired(rung: DueRung, *, owing: int = 0, telling: Telling | None = None) -> RungFired:
    return RungFired(
        deadline=rung.deadline,
        revision=rung.revision,
        rung=rung.name,
        case=rung.case,
        occurrence=rung.occurrence,
        owing=owing,
        told=telling.told if telling else 0,
        vacant=telling.vacant if telling else 0,
    )


def waited(rung: DueRung, states: tuple[Where, ...]) -> Waited:
    """The question which cases in *states* the deadline of *rung* is about."""
    return Waited(
        campaign=rung.campaign, deadline=rung.deadline, occurrence=rung.occurrence, case=rung.case, states=states
    )
