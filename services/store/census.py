"""The counts and scores that quotas are worked out from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, select

from services.store.campaigns import blocks_of, count_participants
from services.store.tables import CaseRow, PlaceRow, table
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.deadlines import end_of
from workflow.definition import Definition, Subject
from workflow.obligations import FULFILLED
from workflow.quotas import Census, Contender, Each, Quota

CASES, PLACES = table(CaseRow), table(PlaceRow)
NOBODY = Census(participants=0, registered=0, contenders=0)
_Row = Row[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a quota is worked out from: the counts, everyone in the running or with a place, and the blocks of units."""

    census: Census
    contenders: tuple[Contender, ...]
    blocks: Mapping[str, str]


def take(work: Work, definition: Definition, campaign: Campaign, quota: Quota, units: Collection[str] = ()) -> Taken:
    """The counts *quota* may be taken of, everyone in the running for it or with a place in it; the blocks of *units* too."""
    rows = _running(work, campaign, quota)
    counted = {*units, *(row.unit_id for row in rows)}
    blocks = blocks_of(work, campaign.id, counted) if Each.BLOCK in quota.each else {}
    contenders = tuple(_contender(quota, row, blocks) for row in rows)
    subject = definition.tracks[quota.track].subject
    census = Census(
        participants=count_participants(work, campaign.id, "person" if subject is Subject.PERSON else "unit"),
        registered=_registered(work, campaign, quota),
        contenders=sum(one.runs for one in contenders),
    )
    return Taken(census=census, contenders=contenders, blocks=blocks)


def _running(work: Work, campaign: Campaign, quota: Quota) -> list[_Row]:
    """Those in the running, and whoever holds a place without being so any more."""
    placed = and_(PLACES.c.case_id == CASES.c.id, PLACES.c.quota == quota.id)
    statement = (
        select(CASES.c.id, CASES.c.state, CASES.c.fields, CASES.c.unit_id, CASES.c.occurrence, PLACES.c.number)
        .outerjoin(PLACES, placed)
        .where(CASES.c.campaign_id == campaign.id, CASES.c.track == quota.track)
        .order_by(CASES.c.id)
    )
    rows = work.connection.execute(statement)
    return [row for row in rows if row.number is not None or quota.is_contender(row.state, row.fields)]


def _contender(quota: Quota, row: _Row, blocks: Mapping[str, str]) -> Contender:
    runs = quota.is_contender(row.state, row.fields)
    return Contender(
        case=row.id,
        rank=quota.rank_of(row.fields) if runs else None,
        holds_place=row.number is not None,
        runs=runs,
        group=quota.group_of(row.unit_id, blocks.get(row.unit_id, ""), row.occurrence),
        value=str(row.fields.get(quota.by_field, "")) if quota.by_field else "",
    )


def _registered(work: Work, campaign: Campaign, quota: Quota) -> int:
    """Those who had registered: by now, or by the day of the milestone as of which they are counted."""
    if quota.registered_by is None:
        return 0
    statement = select(func.count()).where(
        CASES.c.campaign_id == campaign.id,
        CASES.c.track == quota.registered_by,
        CASES.c.state.in_([str(state) for state in FULFILLED]),
    )
    day = campaign.milestones.get(quota.as_of) if quota.as_of else None
    if day is not None:
        statement = statement.where(CASES.c.changed_at < end_of(day))
    return work.connection.execute(statement).scalar_one()
