"""The counts and scores that quotas are worked out from."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select

from services.store.campaigns import count_participants
from services.store.tables import CaseRow, table
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.definition import Definition, Subject
from workflow.obligations import FULFILLED
from workflow.quotas import Census, Contender, Quota

CASES = table(CaseRow)


def take(work: Work, definition: Definition, campaign: Campaign, quota: Quota) -> tuple[Census, tuple[Contender, ...]]:
    """The counts *quota* may be taken of, and everyone in the running for it."""
    contenders = _contenders(work, campaign, quota)
    subject = definition.tracks[quota.track].subject
    census = Census(
        participants=count_participants(work, campaign.id, "unit" if subject is Subject.UNIT else "person"),
        registered=_registered(work, campaign, quota),
        contenders=len(contenders),
    )
    return census, contenders


def _contenders(work: Work, campaign: Campaign, quota: Quota) -> tuple[Contender, ...]:
    statement = (
        select(CASES.c.id, CASES.c.state, CASES.c.fields)
        .where(CASES.c.campaign_id == campaign.id, CASES.c.track == quota.track)
        .order_by(CASES.c.id)
    )
    found = []
    for row in work.connection.execute(statement):
        if quota.contender_field and row.fields.get(quota.contender_field) != quota.contender_value:
            continue
        score = row.fields.get(quota.order_by) if quota.order_by else None
        found.append(
            Contender(
                case=row.id,
                score=score if isinstance(score, int) else None,
                holds_place=row.state in quota.held_in,
            )
        )
    return tuple(found)


def _registered(work: Work, campaign: Campaign, quota: Quota) -> int:
    if quota.registered_by is None:
        return 0
    return _count(work, campaign, quota.registered_by, FULFILLED)


def _count(work: Work, campaign: Campaign, track: str, states: Collection[str]) -> int:
    statement = select(func.count()).where(
        CASES.c.campaign_id == campaign.id, CASES.c.track == track, CASES.c.state.in_(list(states))
    )
    return work.connection.execute(statement).scalar_one()
