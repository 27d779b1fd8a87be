"""The outbox as rows: queued in the transaction of what they tell, leased, delivered or given up. System time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update

from services.store.database import insert_once, locked
from services.store.tables import MessageRow, NoticeRow, table
from services.store.work import Scope, Work, new_id

MESSAGES = table(MessageRow)
NOTICES = table(NoticeRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A message to be sent to one person, once per `ledger_key`, and the cases it tells of."""

    id: str
    organisation: str
    campaign: str
    person: str
    ledger_key: str
    kind: str
    language: str
    name: str
    address: str
    subject: str
    text: str
    html: str
    cases: tuple[str, ...]
    channel: str = "email"
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message as it stands in the outbox."""

    id: str
    organisation: str
    campaign: str
    person: str
    kind: str
    language: str
    name: str
    address: str
    subject: str
    text: str
    html: str
    business_at: datetime
    created_at: datetime
    state: str
    attempts: int
    last_error: str
    delivered_at: datetime | None
    channel: str
    thread: str


def enqueue(work: Work, queued: Sequence[Queued]) -> int:
    """Put messages into the outbox, once per ledger key; returns how many were new."""
    new = 0
    for message in queued:
        values = {
            "id": message.id,
            "organisation_id": message.organisation,
            "campaign_id": message.campaign,
            "person_id": message.person,
            "ledger_key": message.ledger_key,
            "kind": message.kind,
            "language": message.language,
            "name": message.name,
            "address": message.address,
            "subject": message.subject,
            "text": message.text,
            "html": message.html,
            "business_at": work.act.business_at,
            "created_at": work.act.recorded_at,
            "state": "queued",
            "attempts": 0,
            "next_attempt_at": work.act.recorded_at,
            "last_error": "",
            "channel": message.channel,
            "thread": message.thread,
        }
        if insert_once(work.connection, MessageRow, values):
            new += 1
            _notice(work, message)
    return new


def lease(work: Work, limit: int, holding: timedelta) -> list[Kept]:
    """Claim due messages that nobody else holds, for as long as *holding*; an expired lease is taken over."""
    now = work.act.recorded_at
    statement = (
        select(MESSAGES)
        .where(
            MESSAGES.c.state == "queued",
            MESSAGES.c.next_attempt_at <= now,
            or_(MESSAGES.c.lease_until.is_(None), MESSAGES.c.lease_until < now),
        )
        .order_by(MESSAGES.c.next_attempt_at, MESSAGES.c.id)
        .limit(limit)
    )
    rows = [_kept(row) for row in work.connection.execute(locked(work.connection, statement, skip=True))]
    claimed = update(MESSAGES).where(MESSAGES.c.id.in_([row.id for row in rows]))
    work.connection.execute(claimed.values(lease_until=now + holding, attempts=MESSAGES.c.attempts + 1))
    return rows


def renew(work: Work, message: Kept, holding: timedelta) -> bool:
    """Hold *message* anew just before it is sent; False when another has taken it over or settled it."""
    mine = MESSAGES.c.id == message.id, MESSAGES.c.state == "queued", MESSAGES.c.attempts == message.attempts + 1
    statement = update(MESSAGES).where(*mine).values(lease_until=work.act.recorded_at + holding)
    return work.connection.execute(statement).rowcount == 1


def delivered(work: Work, message: str) -> None:
    _settle(work, message, state="delivered", delivered_at=work.act.recorded_at, last_error="")


def try_again(work: Work, message: str, at: datetime, error: str) -> None:
    _settle(work, message, next_attempt_at=at, last_error=error)


def give_up(work: Work, message: str, error: str) -> None:
    """A dead letter: it waits for a person."""
    _settle(work, message, state="dead", last_error=error)


def listing(work: Work, scope: Scope, *, state: str | None = None, limit: int = 200) -> list[Kept]:
    """Messages, newest first: the organisation's for who sees all of it, otherwise one's own."""
    statement = select(MESSAGES).where(MESSAGES.c.organisation_id == scope.organisation)
    if scope.units is not None:
        statement = statement.where(MESSAGES.c.person_id == scope.person)
    if state is not None:
        statement = statement.where(MESSAGES.c.state == state)
    ordered = statement.order_by(MESSAGES.c.business_at.desc(), MESSAGES.c.created_at.desc(), MESSAGES.c.id)
    return [_kept(row) for row in work.connection.execute(ordered.limit(limit))]


def visible(work: Work, scope: Scope, message: str) -> Kept | None:
    statement = select(MESSAGES).where(MESSAGES.c.id == message, MESSAGES.c.organisation_id == scope.organisation)
    if scope.units is not None:
        statement = statement.where(MESSAGES.c.person_id == scope.person)
    row = work.connection.execute(statement).one_or_none()
    return _kept(row) if row else None


def last_written(work: Work, person: str, kind: str) -> datetime | None:
    """When somebody was last written to about *kind* (system time); None for never."""
    mine = MESSAGES.c.person_id == person, MESSAGES.c.kind == kind
    found: datetime | None = work.connection.execute(select(func.max(MESSAGES.c.created_at)).where(*mine)).scalar_one()
    return found


def counts(work: Work, scope: Scope) -> dict[str, int]:
    """How many of the organisation's messages are in each state."""
    statement = (
        select(MESSAGES.c.state, func.count().label("number"))
        .where(MESSAGES.c.organisation_id == scope.organisation)
        .group_by(MESSAGES.c.state)
    )
    return {row.state: row.number for row in work.connection.execute(statement)}


def of_case(work: Work, case: str) -> list[Kept]:
    """What was told of one case, oldest first."""
    statement = (
        select(MESSAGES)
        .join(NOTICES, NOTICES.c.message_id == MESSAGES.c.id)
        .where(NOTICES.c.case_id == case)
        .order_by(MESSAGES.c.business_at, MESSAGES.c.created_at, MESSAGES.c.id)
    )
    return [_kept(row) for row in work.connection.execute(statement)]


def _notice(work: Work, message: Queued) -> None:
    rows = [
        {
            "id": new_id(),
            "organisation_id": message.organisation,
            "campaign_id": message.campaign,
            "case_id": case,
            "message_id": message.id,
            "kind": message.kind,
        }
        for case in message.cases
    ]
    if rows:
        work.connection.execute(insert(NOTICES), rows)


def _settle(work: Work, message: str, **values: Any) -> None:
    statement = update(MESSAGES).where(MESSAGES.c.id == message, MESSAGES.c.state == "queued")
    work.connection.execute(statement.values(lease_until=None, **values))


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        id=row.id,
        organisation=row.organisation_id,
        campaign=row.campaign_id,
        person=row.person_id,
        kind=row.kind,
        language=row.language,
        name=row.name,
        address=row.address,
        subject=row.subject,
        text=row.text,
        html=row.html,
        business_at=row.business_at,
        created_at=row.created_at,
        state=row.state,
        attempts=row.attempts,
        last_error=row.last_error,
        delivered_at=row.delivered_at,
        channel=row.channel,
        thread=row.thread,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How many messages told of a case so far, and when the last one did (business time)."""

    times: int
    last_at: datetime


def told_of(work: Work, campaign: str) -> dict[str, Telling]:
    """For every case of the campaign that was ever told of: how often, and when last."""
    statement = (
        select(NOTICES.c.case_id, func.count().label("times"), func.max(MESSAGES.c.business_at).label("last_at"))
        .join(MESSAGES, MESSAGES.c.id == NOTICES.c.message_id)
        .where(NOTICES.c.campaign_id == campaign)
        .group_by(NOTICES.c.case_id)
    )
    rows = work.connection.execute(statement)
    return {row.case_id: Telling(times=row.times, last_at=row.last_at) for row in rows}


def cases_of(work: Work, message: str) -> list[str]:
    """The cases that message tells of."""
    statement = select(NOTICES.c.case_id).where(NOTICES.c.message_id == message).order_by(NOTICES.c.case_id)
    return list(work.connection.execute(statement).scalars())
