"""Deadlines and their rungs as rows: armed, moved, listed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from services.store.standing_still import UNSPOKEN, end, end_one, release
from services.store.tables import DeadlineRow, RungRow, table
from services.store.work import Scope, Work, new_id
from workflow.arming import BEGINS, PAST_WHEN_ARMED
from workflow.campaign import Setting
from workflow.events import (
    AnyEvent,
    CampaignClosed,
    CampaignResumed,
    DeadlineArmed,
    DeadlineEnded,
    DeadlineExtended,
    DeadlineMoved,
    DeadlineShifted,
    RungSkipped,
)
from workflow.retelling import LAPSE, Step

DEADLINES = table(DeadlineRow)
RUNGS = table(RungRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDeadline:
    """A deadline as a page shows it, with its rungs in order."""

    campaign: str
    name: str
    occurrence: str
    case: str
    revision: int
    opens_on: date | None
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
                _extend(work, organisation, campaign, event)
            case DeadlineMoved():
                _move(work, organisation, campaign, event)
            case DeadlineShifted():
                _shift(work, organisation, campaign, event)
            case DeadlineEnded():
                _end_one(work, campaign, event)
            case CampaignResumed():
                release(work, campaign)
            case RungSkipped() if event.because == PAST_WHEN_ARMED:
                _skip(work, campaign, event)
            case CampaignClosed():
                end(work, campaign)
            case _:
                pass


def ladders(work: Work, campaign: str) -> dict[tuple[str, str, str, str], Step]:
    """Each rung that stands now, as `workflow.retelling` tells it: by deadline, occurrence, case and name."""
    statement = (
        select(
            DEADLINES.c.name.label("deadline"),
            DEADLINES.c.occurrence,
            DEADLINES.c.case_id,
            DEADLINES.c.due_at,
            RUNGS,
        )
        .join(RUNGS, RUNGS.c.deadline_id == DEADLINES.c.id)
        .where(DEADLINES.c.campaign_id == campaign, RUNGS.c.revision == DEADLINES.c.revision)
    )
    return {
        (row.deadline, row.occurrence, row.case_id, row.name): (
            row.due_at if row.name == LAPSE and row.due_at != row.fire_at else row.fire_at,
            row.settled_at is not None,
        )
        for row in work.connection.execute(statement)
    }


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
    counted_from = date.fromisoformat(event.counted_from) if event.counted_from else None
    figures = {**_figures(event), "counted_from": counted_from, "granted_day": None}
    again = work.connection.execute(_named(campaign, event, event.case)).one_or_none() if event.case else None
    identity = again.id if again else new_id()
    if again:
        _replace(work, identity, figures, event)
    else:
        row = {
            "id": identity,
            "organisation_id": organisation,
            "campaign_id": campaign,
            "name": event.deadline,
            "occurrence": event.occurrence,
            "case_id": event.case,
            **figures,
            "changed_at": work.act.business_at,
        }
        work.connection.execute(insert(DEADLINES).values(**row))
    _hang_rungs(work, organisation, campaign, identity, event)


def _replace(work: Work, deadline: str, figures: Mapping[str, Any], event: Setting) -> None:
    """Give a deadline new figures; the rungs that had not spoken yet are gone, but for a round's that is still to begin."""
    work.connection.execute(
        update(DEADLINES).where(DEADLINES.c.id == deadline).values(**figures, changed_at=work.act.business_at)
    )
    unspoken = RUNGS.c.deadline_id == deadline, UNSPOKEN
    if BEGINS in event.rungs:
        work.connection.execute(delete(RUNGS).where(*unspoken))
    else:
        work.connection.execute(delete(RUNGS).where(*unspoken, RUNGS.c.name != BEGINS))
        work.connection.execute(update(RUNGS).where(*unspoken).values(revision=event.revision))


def _extend(work: Work, organisation: str, campaign: str, event: DeadlineExtended) -> None:
    moved = {
        "revision": event.revision,
        "last_day": date.fromisoformat(event.last_day),
        "due_at": datetime.fromisoformat(event.due_at),
        "granted_day": date.fromisoformat(event.last_day),
    }
    found = work.connection.execute(_named(campaign, event, event.case)).one_or_none()
    if found is None:
        general = work.connection.execute(_named(campaign, event, "")).one()
        row = {**general._asdict(), **moved, "id": new_id(), "case_id": event.case, "changed_at": work.act.business_at}
        work.connection.execute(insert(DEADLINES).values(**row))
        identity = str(row["id"])
    else:
        identity = found.id
        _replace(work, identity, moved, event)
    _hang_rungs(work, organisation, campaign, identity, event)


def _move(work: Work, organisation: str, campaign: str, event: DeadlineMoved) -> None:
    identity = work.connection.execute(_named(campaign, event, event.case)).one().id
    _replace(work, identity, _figures(event), event)
    _hang_rungs(work, organisation, campaign, identity, event)


def _shift(work: Work, organisation: str, campaign: str, event: DeadlineShifted) -> None:
    """The day first set stays, as it does when a deadline is extended."""
    identity = work.connection.execute(_named(campaign, event, event.case)).one().id
    shifted = {
        "revision": event.revision,
        "opens_on": date.fromisoformat(event.opens_on) if event.opens_on else None,
        "last_day": date.fromisoformat(event.last_day),
        "due_at": datetime.fromisoformat(event.due_at),
        "granted_day": date.fromisoformat(event.last_day),
    }
    _replace(work, identity, shifted, event)
    _hang_rungs(work, organisation, campaign, identity, event)


def _end_one(work: Work, campaign: str, event: DeadlineEnded) -> None:
    identity = work.connection.execute(_named(campaign, event, event.case)).one().id
    work.connection.execute(update(DEADLINES).where(DEADLINES.c.id == identity).values(ended=True))
    end_one(work, identity, event.because)


def _figures(event: DeadlineArmed | DeadlineMoved) -> dict[str, Any]:
    last_day = date.fromisoformat(event.last_day)
    return {
        "revision": event.revision,
        "opens_on": date.fromisoformat(event.opens_on) if event.opens_on else None,
        "named_day": date.fromisoformat(event.named_day),
        "original_last_day": _by_rule(event) or last_day,
        "last_day": last_day,
        "due_at": datetime.fromisoformat(event.due_at),
    }


def _by_rule(event: DeadlineArmed | DeadlineMoved) -> date | None:
    by_rule = event.by_rule if isinstance(event, DeadlineMoved) else ""
    return date.fromisoformat(by_rule) if by_rule else None


def _all_named(campaign: str, deadline: str, occurrence: str) -> Select[Any]:
    return select(DEADLINES).where(
        DEADLINES.c.campaign_id == campaign, DEADLINES.c.name == deadline, DEADLINES.c.occurrence == occurrence
    )


def _named(campaign: str, event: Setting | DeadlineEnded | RungSkipped, case: str) -> Select[Any]:
    return _all_named(campaign, event.deadline, event.occurrence).where(DEADLINES.c.case_id == case)


def _hang_rungs(
    work: Work,
    organisation: str,
    campaign: str,
    deadline: str,
    event: Setting,
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
    deadline = work.connection.execute(_named(campaign, event, event.case)).one()
    work.connection.execute(
        update(RUNGS)
        .where(RUNGS.c.deadline_id == deadline.id, RUNGS.c.revision == event.revision, RUNGS.c.name == event.rung)
        .values(settled_at=work.act.business_at, outcome="skipped")
    )


def _listed(row: Row[Any], rungs: tuple[ListedRung, ...]) -> ListedDeadline:
    return ListedDeadline(
        campaign=row.campaign_id,
        name=row.name,
        occurrence=row.occurrence,
        case=row.case_id,
        revision=row.revision,
        opens_on=row.opens_on,
        named_day=row.named_day,
        original_last_day=row.original_last_day,
        last_day=row.last_day,
        due_at=row.due_at,
        rungs=rungs,
    )
