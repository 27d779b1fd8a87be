"""The counts and scores that quotas are worked out from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import and_, func, select

from services.store.campaigns import blocks_of, count_participants
from services.store.tables import CaseRow, PlaceRow, table
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.deadlines import end_of
from workflow.definition import Definition, Subject
from workflow.ids import CANCELLED, FieldId, StateId
from workflow.obligations import FULFILLED
from workflow.quotas import Census, Contender, Each, Quota
from workflow.sealing import is_out, is_unknown, outward_state, sealed_fields

CASES, PLACES = table(CaseRow), table(PlaceRow)
NOBODY = Census(participants=0, registered=0, contenders=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a quota is worked out from: the counts, everyone in the running or with a place, and the blocks of units."""

    census: Census
    contenders: tuple[Contender, ...]
    blocks: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entrant:
    """A case on the track of a quota, with what it is ranked by, and whether it holds a place."""

    case: str
    state: str
    fields: Mapping[FieldId, str | int]
    unit: str
    occurrence: str
    placed: bool


def take(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    quota: Quota,
    units: Collection[str] = (),
    *,
    outward: bool = False,
) -> Taken:
    """The counts *quota* may be taken of, everyone in the running for it or with a place in it; the blocks of *units* too.

    *outward*, what is sealed is not counted: not who was voted for, nor places that a decision took and nobody knows of.
    """
    entrants = _entrants(work, campaign, quota)
    if outward:
        entrants = [face for one in entrants if (face := _outward(definition, quota, one))]
    running = [one for one in entrants if one.placed or quota.is_contender(one.state, one.fields)]
    counted = {*units, *(one.unit for one in running)}
    blocks = blocks_of(work, campaign.id, counted) if Each.BLOCK in quota.each else {}
    contenders = tuple(_contender(quota, one, blocks) for one in running)
    subject = definition.tracks[quota.track].subject
    census = Census(
        participants=count_participants(work, campaign.id, "person" if subject is Subject.PERSON else "unit"),
        registered=_registered(work, campaign, quota),
        contenders=sum(one.runs for one in contenders),
    )
    return Taken(census=census, contenders=contenders, blocks=blocks)


def _entrants(work: Work, campaign: Campaign, quota: Quota) -> list[_Entrant]:
    """Every case that could be in the running, or holds a place without being so any more."""
    placed = and_(PLACES.c.case_id == CASES.c.id, PLACES.c.quota == quota.id)
    statement = (
        select(CASES.c.id, CASES.c.state, CASES.c.fields, CASES.c.unit_id, CASES.c.occurrence, PLACES.c.number)
        .outerjoin(PLACES, placed)
        .where(CASES.c.campaign_id == campaign.id, CASES.c.track == quota.track)
        .order_by(CASES.c.id)
    )
    return [
        _Entrant(
            case=row.id,
            state=row.state,
            fields=row.fields,
            unit=row.unit_id,
            occurrence=row.occurrence,
            placed=row.number is not None,
        )
        for row in work.connection.execute(statement)
    ]


def _outward(definition: Definition, quota: Quota, one: _Entrant) -> _Entrant | None:
    """*one* as it looks from outside the seal; None where nobody there knows of it."""
    track, state = definition.track_of(quota.track), StateId(one.state)
    if is_unknown(track, state):
        return None
    if is_out(definition, track, state) or state == CANCELLED:
        return one
    face, hidden = outward_state(track, state), sealed_fields(track)
    known = {name: value for name, value in one.fields.items() if name not in hidden}
    return replace(one, state=face, fields=known, placed=one.placed and face in quota.held_in)


def _contender(quota: Quota, one: _Entrant, blocks: Mapping[str, str]) -> Contender:
    runs = quota.is_contender(one.state, one.fields)
    return Contender(
        case=one.case,
        rank=quota.rank_of(one.fields) if runs else None,
        holds_place=one.placed,
        runs=runs,
        group=quota.group_of(one.unit, blocks.get(one.unit, ""), one.occurrence),
        value=str(one.fields.get(quota.by_field, "")) if quota.by_field else "",
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
