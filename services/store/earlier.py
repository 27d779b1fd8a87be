"""What became of units and people in earlier campaigns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from services.store.cases import CAMPAIGNS, CASES
from services.store.work import Work
from workflow.campaign import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The state that a unit's (or, with `person`, a person's) case came to in a campaign of some year."""

    track: str
    state: str
    unit: str
    person: str
    year: int


def earlier_states(work: Work, campaign: Campaign, units: Collection[str], persons: Collection[str]) -> list[Reached]:
    """What became of those units and people in the organisation's other campaigns, up to the year of *campaign*."""
    own = and_(CASES.c.unit_id.in_(list(units)), CASES.c.person_id == "")
    statement = (
        select(CASES.c.track, CASES.c.state, CASES.c.unit_id, CASES.c.person_id, CAMPAIGNS.c.year)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == CASES.c.campaign_id)
        .where(
            CASES.c.organisation_id == campaign.organisation,
            CASES.c.campaign_id != campaign.id,
            CAMPAIGNS.c.year <= campaign.year,
            or_(own, CASES.c.person_id.in_(list(persons))),
        )
    )
    return [
        Reached(track=row.track, state=row.state, unit=row.unit_id, person=row.person_id, year=row.year)
        for row in work.connection.execute(statement)
    ]
