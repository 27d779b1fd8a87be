"""What went wrong or was refused, as rows: incidents for people to mend, refusals for auditors to read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from services.store.database import insert_once
from services.store.tables import IncidentRow, RefusalRow, table
from services.store.work import Scope, Work, new_id
from workflow.errors import Refused

INCIDENTS = table(IncidentRow)
REFUSALS = table(RefusalRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    id: str
    kind: str
    subject: str
    reason: str
    times: int
    first_at: datetime
    last_at: datetime
    resolved_at: datetime | None
    resolved_by: str
    """Who closed it by hand; empty where what failed was done after all."""
    resolution: str


def report(work: Work, organisation: str, *, kind: str, subject: str, reason: str) -> None:
    """Note that *subject* failed (again)."""
    now = work.act.recorded_at
    values = {
        "id": new_id(),
        "organisation_id": organisation,
        "kind": kind,
        "subject": subject,
        "reason": reason,
        "times": 0,
        "first_at": now,
        "last_at": now,
    }
    insert_once(work.connection, IncidentRow, values)
    again = update(INCIDENTS).where(INCIDENTS.c.kind == kind, INCIDENTS.c.subject == subject)
    work.connection.execute(
        again.values(
            reason=reason,
            times=INCIDENTS.c.times + 1,
            last_at=now,
            resolved_at=None,
            resolved_by="",
            resolution="",
        )
    )


def resolve(work: Work, *, kind: str, subject: str) -> None:
    """What failed has now been done."""
    statement = update(INCIDENTS).where(
        INCIDENTS.c.kind == kind, INCIDENTS.c.subject == subject, INCIDENTS.c.resolved_at.is_(None)
    )
    work.connection.execute(statement.values(resolved_at=work.act.recorded_at))


def close(work: Work, incident: str, reason: str) -> bool:
    """Close it by hand with a reason; False when it was closed meanwhile."""
    statement = update(INCIDENTS).where(INCIDENTS.c.id == incident, INCIDENTS.c.resolved_at.is_(None))
    closed = {"resolved_at": work.act.recorded_at, "resolved_by": work.act.actor, "resolution": reason}
    return work.connection.execute(statement.values(**closed)).rowcount == 1


def visible(work: Work, scope: Scope, incident: str) -> Incident | None:
    """The incident of the scope's organisation with that id; None for who sees only some units."""
    if scope.units is not None:
        return None
    mine = INCIDENTS.c.id == incident, INCIDENTS.c.organisation_id == scope.organisation
    row = work.connection.execute(select(INCIDENTS).where(*mine)).one_or_none()
    return _incident(row) if row else None


def count_open(work: Work, scope: Scope) -> int:
    """How many of the organisation's incidents nobody has mended or closed yet; 0 for who sees only some units."""
    if scope.units is not None:
        return 0
    mine = INCIDENTS.c.organisation_id == scope.organisation, INCIDENTS.c.resolved_at.is_(None)
    return work.connection.execute(select(func.count()).where(*mine)).scalar_one()


def count_all_open(work: Work) -> int:
    """How many incidents of any organisation are open: a figure for who runs the machine."""
    return work.connection.execute(select(func.count()).where(INCIDENTS.c.resolved_at.is_(None))).scalar_one()


def listing(work: Work, scope: Scope) -> list[Incident]:
    """The organisation's incidents, unresolved first; none for who sees only some units."""
    if scope.units is not None:
        return []
    statement = (
        select(INCIDENTS)
        .where(INCIDENTS.c.organisation_id == scope.organisation)
        .order_by(INCIDENTS.c.resolved_at.is_not(None), INCIDENTS.c.last_at.desc())
    )
    return [_incident(row) for row in work.connection.execute(statement)]


def note_refusal(work: Work, organisation: str, stream: str, refused: Refused) -> None:
    """Keep a refusal in its own log: codes and parameters, no sentence, no version."""
    codes = [{"code": refusal.code, "params": dict(refusal.params)} for refusal in refused.refusals]
    work.connection.execute(
        insert(REFUSALS).values(
            id=new_id(),
            organisation_id=organisation,
            stream=stream,
            actor=work.act.actor,
            trigger=refused.trigger,
            codes=codes,
            at=work.act.recorded_at,
        )
    )
    work.noted.update(f"refusal:{refusal.code}" for refusal in refused.refusals)


def refused_before(work: Work, streams: Collection[str]) -> dict[str, dict[str, int]]:
    """How often each trigger was refused on each of *streams*."""
    statement = (
        select(REFUSALS.c.stream, REFUSALS.c.trigger, func.count().label("times"))
        .where(REFUSALS.c.stream.in_(sorted(streams)))
        .group_by(REFUSALS.c.stream, REFUSALS.c.trigger)
    )
    found: dict[str, dict[str, int]] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.stream, {})[row.trigger] = row.times
    return found


def _incident(row: Row[Any]) -> Incident:
    return Incident(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        reason=row.reason,
        times=row.times,
        first_at=row.first_at,
        last_at=row.last_at,
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by,
        resolution=row.resolution,
    )
