"""Deadlines and their rungs as rows: armed, moved, claimed, settled."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, insert, or_, select, update

from services.store.database import locked
from services.store.tables import CampaignRow, DeadlineRow, RungRow, table
from services.store.work import Scope, Work, new_id
from workflow.events import AnyEvent, DeadlineArmed, DeadlineExtended, RungSkipped
from workflow.retelling import LAPSE, Step

CAMPAIGNS = table(CampaignRow)
DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRung:
    """A rung whose moment has come, with the deadline it hangs on."""

    id: str
    name: str
    fire_at: datetime
    attempts: int
    organisation: str
    campaign: str
    deadline: str
    case: str
    revision: int
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDeadline:
    """A deadline as a page shows it, with its rungs in order."""

    campaign: str
    name: str
    case: str
    revision: int
    named_day: date
    original_last_day: date
    last_day: date
    due_at: datetime
    rungs: tuple[ListedRung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRung:
    name: str
    fire_at: datetime
    settled_at: datetime | None
    outcome: str


def project(work: Work, organisation: str, campaign: str, events: Sequence[AnyEvent]) -> None:
    """Write what campaign events say of deadlines into their rows."""
    for event in events:
        match event:
            case DeadlineArmed():
                _arm(work, organisation, campaign, event)
            case DeadlineExtended():
                _move(work, organisation, campaign, event)
            case RungSkipped(because="past_when_armed"):
                _skip(work, campaign, event)
            case _:
                pass


def due(work: Work, now: datetime, system_now: datetime, limit: int) -> list[DueRung]:
    """The due rungs of at most *limit* deadlines, oldest first, that nobody else holds.

    All that is due of one deadline comes together, so that the newest rung can speak for the older ones.
    """
    is_due = and_(
        RUNGS.c.settled_at.is_(None),
        RUNGS.c.fire_at <= now,
        or_(RUNGS.c.retry_at.is_(None), RUNGS.c.retry_at <= system_now),
    )
    oldest = (
        select(RUNGS.c.deadline_id)
        .where(is_due)
        .group_by(RUNGS.c.deadline_id)
        .order_by(func.min(RUNGS.c.fire_at), RUNGS.c.deadline_id)
        .limit(limit)
    )
    statement = (
        select(RUNGS, DEADLINES.c.name.label("deadline"), DEADLINES.c.case_id, DEADLINES.c.last_day)
        .join(DEADLINES, DEADLINES.c.id == RUNGS.c.deadline_id)
        .where(is_due, RUNGS.c.deadline_id.in_(oldest))
        .order_by(RUNGS.c.fire_at, RUNGS.c.id)
    )
    names = {row.campaign_id for row in work.connection.execute(statement)}
    held = _hold(work, names)
    statement = statement.where(RUNGS.c.campaign_id.in_(held))
    return [_due(row) for row in work.connection.execute(locked(work.connection, statement, of=RUNGS, skip=True))]


def _hold(work: Work, campaigns: Collection[str]) -> list[str]:
    """Lock those campaigns that nobody else holds: whoever moves a deadline locks campaign first, rungs after."""
    statement = select(CAMPAIGNS.c.id).where(CAMPAIGNS.c.id.in_(list(campaigns))).order_by(CAMPAIGNS.c.id)
    return list(work.connection.execute(locked(work.connection, statement, skip=True)).scalars())


def next_instant(work: Work, organisation: str | None = None) -> datetime | None:
    """When the next unsettled rung is due; None when nothing waits."""
    waiting = RUNGS.c.settled_at.is_(None), RUNGS.c.retry_at.is_(None)
    statement = select(RUNGS.c.fire_at).where(*waiting).order_by(RUNGS.c.fire_at).limit(1)
    if organisation is not None:
        statement = statement.where(RUNGS.c.organisation_id == organisation)
    return work.connection.execute(statement).scalar_one_or_none()


def claim(work: Work, rung: str, outcome: str) -> bool:
    """Settle *rung*; False when somebody else did already. The effect shares this transaction."""
    statement = (
        update(RUNGS)
        .where(RUNGS.c.id == rung, RUNGS.c.settled_at.is_(None))
        .values(settled_at=work.act.business_at, outcome=outcome)
    )
    return work.connection.execute(statement).rowcount == 1


def put_off(work: Work, rungs: Collection[str], retry_at: datetime) -> None:
    """Leave *rungs* alone until *retry_at* (system time): something broke while they fired."""
    statement = (
        update(RUNGS)
        .where(RUNGS.c.id.in_(list(rungs)), RUNGS.c.settled_at.is_(None))
        .values(retry_at=retry_at, attempts=RUNGS.c.attempts + 1)
    )
    work.connection.execute(statement)


def ladders(work: Work, campaign: str) -> dict[tuple[str, str, str], Step]:
    """Each rung that stands now, as `workflow.retelling` tells it: by deadline, case and name."""
    statement = (
        select(DEADLINES.c.name.label("deadline"), DEADLINES.c.case_id, DEADLINES.c.due_at, RUNGS)
        .join(RUNGS, RUNGS.c.deadline_id == DEADLINES.c.id)
        .where(DEADLINES.c.campaign_id == campaign, RUNGS.c.revision == DEADLINES.c.revision)
    )
    return {
        (row.deadline, row.case_id, row.name): (
            row.due_at if row.name == LAPSE and row.due_at != row.fire_at else row.fire_at,
            row.settled_at is not None,
        )
        for row in work.connection.execute(statement)
    }


def extended_cases(work: Work, campaign: str, deadline: str) -> frozenset[str]:
    """The cases that have longer than everybody else: their own extension ends after the campaign's deadline."""
    rows = list(work.connection.execute(_all_named(campaign, deadline)))
    general = next(row.last_day for row in rows if not row.case_id)
    return frozenset(row.case_id for row in rows if row.case_id and row.last_day > general)


def listing(work: Work, scope: Scope, *, campaign: str | None = None) -> list[ListedDeadline]:
    """The deadlines of the scope's organisation, by instant; those of one case only for who sees everything."""
    statement = select(DEADLINES).where(DEADLINES.c.organisation_id == scope.organisation)
    if campaign is not None:
        statement = statement.where(DEADLINES.c.campaign_id == campaign)
    if scope.units is not None:
        statement = statement.where(DEADLINES.c.case_id == "")
    rows = list(work.connection.execute(statement.order_by(DEADLINES.c.due_at, DEADLINES.c.id)))
    rungs = _rungs(work, [row.id for row in rows])
    return [_listed(row, rungs.get(row.id, ())) for row in rows]


def _rungs(work: Work, deadlines: Collection[str]) -> Mapping[str, tuple[ListedRung, ...]]:
    statement = select(RUNGS).where(RUNGS.c.deadline_id.in_(list(deadlines))).order_by(RUNGS.c.fire_at, RUNGS.c.id)
    found: dict[str, list[ListedRung]] = {}
    for row in work.connection.execute(statement):
        rung = ListedRung(name=row.name, fire_at=row.fire_at, settled_at=row.settled_at, outcome=row.outcome)
        found.setdefault(row.deadline_id, []).append(rung)
    return {deadline: tuple(rungs) for deadline, rungs in found.items()}


def _arm(work: Work, organisation: str, campaign: str, event: DeadlineArmed) -> None:
    last_day = date.fromisoformat(event.last_day)
    row = {
        "id": new_id(),
        "organisation_id": organisation,
        "campaign_id": campaign,
        "name": event.deadline,
        "revision": event.revision,
        "named_day": date.fromisoformat(event.named_day),
        "original_last_day": last_day,
        "last_day": last_day,
        "due_at": datetime.fromisoformat(event.due_at),
        "occurrence": "",
        "case_id": "",
    }
    work.connection.execute(insert(DEADLINES).values(**row))
    _hang_rungs(work, organisation, campaign, str(row["id"]), event)


def _move(work: Work, organisation: str, campaign: str, event: DeadlineExtended) -> None:
    moved = {
        "revision": event.revision,
        "last_day": date.fromisoformat(event.last_day),
        "due_at": datetime.fromisoformat(event.due_at),
    }
    found = work.connection.execute(_named(campaign, event.deadline, event.case)).one_or_none()
    if found is None:
        general = work.connection.execute(_named(campaign, event.deadline, "")).one()
        row = {**general._asdict(), **moved, "id": new_id(), "case_id": event.case}
        work.connection.execute(insert(DEADLINES).values(**row))
        identity = str(row["id"])
    else:
        identity = found.id
        work.connection.execute(update(DEADLINES).where(DEADLINES.c.id == identity).values(**moved))
        unsettled = RUNGS.c.deadline_id == identity, RUNGS.c.settled_at.is_(None)
        work.connection.execute(delete(RUNGS).where(*unsettled))
    _hang_rungs(work, organisation, campaign, identity, event)


def _all_named(campaign: str, deadline: str) -> Select[Any]:
    return select(DEADLINES).where(DEADLINES.c.campaign_id == campaign, DEADLINES.c.name == deadline)


def _named(campaign: str, deadline: str, case: str) -> Select[Any]:
    return _all_named(campaign, deadline).where(DEADLINES.c.case_id == case)


def _hang_rungs(
    work: Work, organisation: str, campaign: str, deadline: str, event: DeadlineArmed | DeadlineExtended
) -> None:
    rows = [
        {
            "id": new_id(),
            "organisation_id": organisation,
            "campaign_id": campaign,
            "deadline_id": deadline,
            "revision": event.revision,
            "name": name,
            "fire_at": datetime.fromisoformat(instant),
            "settled_at": None,
            "outcome": "",
            "attempts": 0,
            "retry_at": None,
        }
        for name, instant in {**event.rungs, LAPSE: event.due_at}.items()
    ]
    work.connection.execute(insert(RUNGS), rows)


def _skip(work: Work, campaign: str, event: RungSkipped) -> None:
    deadline = work.connection.execute(_named(campaign, event.deadline, event.case)).one()
    work.connection.execute(
        update(RUNGS)
        .where(RUNGS.c.deadline_id == deadline.id, RUNGS.c.revision == event.revision, RUNGS.c.name == event.rung)
        .values(settled_at=work.act.business_at, outcome="skipped")
    )


def _due(row: Row[Any]) -> DueRung:
    return DueRung(
        id=row.id,
        name=row.name,
        fire_at=row.fire_at,
        attempts=row.attempts,
        organisation=row.organisation_id,
        campaign=row.campaign_id,
        deadline=row.deadline,
        case=row.case_id,
        revision=row.revision,
        last_day=row.last_day,
    )


def _listed(row: Row[Any], rungs: tuple[ListedRung, ...]) -> ListedDeadline:
    return ListedDeadline(
        campaign=row.campaign_id,
        name=row.name,
        case=row.case_id,
        revision=row.revision,
        named_day=row.named_day,
        original_last_day=row.original_last_day,
        last_day=row.last_day,
        due_at=row.due_at,
        rungs=rungs,
    )
