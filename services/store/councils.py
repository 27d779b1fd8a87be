"""Councils as rows: how they are composed, and who sits on them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from services.store.database import locked
from services.store.tables import CouncilRow, SeatRow, table
from services.store.work import Work
from workflow.councils.composition import Composition, Council
from workflow.definition.councils import SeatKind
from workflow.errors import CaseChanged
from workflow.ids import CampaignId, CouncilId, PersonId

COUNCILS = table(CouncilRow)
SEATS = table(SeatRow)


def load(work: Work, campaign: str, rule: str, *, for_change: bool = False) -> Council | None:
    """The council of *campaign* that the plan calls *rule*; None while it was never composed."""
    statement = select(COUNCILS).where(COUNCILS.c.campaign_id == campaign, COUNCILS.c.rule == rule)
    row = work.connection.execute(locked(work.connection, statement) if for_change else statement).one_or_none()
    return _council(row) if row else None


def load_all(work: Work, ids: Collection[str]) -> dict[str, Council]:
    """Those councils by id."""
    statement = select(COUNCILS).where(COUNCILS.c.id.in_(sorted(ids)))
    return {row.id: _council(row) for row in work.connection.execute(statement)}


def of_campaign(work: Work, campaign: str) -> list[Council]:
    """The councils of *campaign* that have been composed."""
    statement = select(COUNCILS).where(COUNCILS.c.campaign_id == campaign).order_by(COUNCILS.c.rule)
    return [_council(row) for row in work.connection.execute(statement)]


def save(work: Work, before: Council | None, after: Council) -> None:
    """Write *after* over *before* with its seats; raises `CaseChanged` if somebody changed the council meanwhile."""
    values = {"version": after.version, "compositions": [_written(one) for one in after.compositions]}
    if before is None:
        _insert(work, after, values)
    else:
        changing = update(COUNCILS).where(COUNCILS.c.id == after.id, COUNCILS.c.version == before.version)
        if work.connection.execute(changing.values(values)).rowcount != 1:
            raise CaseChanged(f"council:{after.id}", before.version)
    work.connection.execute(delete(SEATS).where(SEATS.c.council_id == after.id))
    work.connection.execute(insert(SEATS), _seats(after))


def seated(work: Work, person: str, on: date) -> frozenset[tuple[CampaignId, CouncilId]]:
    """The councils, each of its campaign, on which *person* sits on that day."""
    statement = (
        select(COUNCILS.c.campaign_id, COUNCILS.c.rule)
        .join(SEATS, SEATS.c.council_id == COUNCILS.c.id)
        .where(SEATS.c.person_id == person, _lasting(on))
    )
    return frozenset((CampaignId(row.campaign_id), CouncilId(row.rule)) for row in work.connection.execute(statement))


def all_ids(work: Work, organisation: str | None) -> list[str]:
    """Every id of the organisation, or (None) of all: for the auditor's proof."""
    statement = select(COUNCILS.c.id).order_by(COUNCILS.c.id)
    if organisation is not None:
        statement = statement.where(COUNCILS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _lasting(on: date) -> ColumnElement[bool]:
    return and_(SEATS.c.first_day <= on, or_(SEATS.c.last_day.is_(None), SEATS.c.last_day >= on))


def _insert(work: Work, council: Council, values: dict[str, Any]) -> None:
    row = {"id": council.id, "organisation_id": council.organisation, "campaign_id": council.campaign}
    try:
        work.connection.execute(insert(COUNCILS).values(**row, rule=council.rule, **values))
    except IntegrityError as error:
        raise CaseChanged(f"council:{council.id}", 0) from error


def _seats(council: Council) -> list[dict[str, Any]]:
    """A row for each seat; a composition ends the day before the next begins."""
    next_days = [one.first_day for one in council.compositions[1:]]
    ends = [day - timedelta(days=1) for day in next_days] + [date.max]
    rows = []
    for composition, end in zip(council.compositions, ends, strict=True):
        last = min(composition.last_day or date.max, end)
        rows += [
            {
                "council_id": council.id,
                "person_id": member,
                "first_day": composition.first_day,
                "last_day": None if last == date.max else last,
                "seat": seat.value,
            }
            for member, seat in composition.seats.items()
        ]
    return rows


def _written(one: Composition) -> dict[str, Any]:
    return {
        "decision_number": one.decision_number,
        "decided_on": one.decided_on.isoformat(),
        "first_day": one.first_day.isoformat(),
        "last_day": one.last_day.isoformat() if one.last_day else "",
        "seats": {member: seat.value for member, seat in one.seats.items()},
    }


def _read(written: dict[str, Any]) -> Composition:
    return Composition(
        decision_number=written["decision_number"],
        decided_on=date.fromisoformat(written["decided_on"]),
        first_day=date.fromisoformat(written["first_day"]),
        last_day=date.fromisoformat(written["last_day"]) if written["last_day"] else None,
        seats={PersonId(member): SeatKind(seat) for member, seat in written["seats"].items()},
    )


def _council(row: Row[Any]) -> Council:
    return Council(
        id=row.id,
        organisation=row.organisation_id,
        campaign=CampaignId(row.campaign_id),
        rule=CouncilId(row.rule),
        version=row.version,
        compositions=tuple(_read(one) for one in row.compositions),
    )
