"""The outbox as rows: queued in the transaction of what they tell, leased, delivered or given up. System time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, update

from services.store.database import locked
from services.store.inserting import insert_new, insert_rows
from services.store.tables import MessageRow, NoticeRow, table
from services.store.work import Scope, Work, new_id

MESSAGES = table(MessageRow)
NOTICES = table(NoticeRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A message to be sent to one person, once per `ledger_key`, and the cases it tells of.

    `channel`: email, sms, in_app; what is told in the app is delivered by being there. `held` waits for the digest.
    `not_before` and `acknowledge_by` are business time.
    """

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
    held: bool = False
    not_before: datetime | None = None
    instead_of: str = ""
    asks_acknowledgement: bool = False
    acknowledge_by: datetime | None = None
    deadline: str = ""
    thread: str = ""

    @property
    def state(self) -> str:
        """What becomes of it first."""
        return "held" if self.held else "delivered" if self.channel == "in_app" else "queued"


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
    instead_of: str
    not_before: datetime | None
    read_at: datetime | None
    asks_acknowledgement: bool
    acknowledged_at: datetime | None
    thread: str


def enqueue(work: Work, queued: Sequence[Queued]) -> frozenset[str]:
    """Put messages into the outbox, once per ledger key, with their notices; the ids of those that were new."""
    rows = [_row(work, message) for message in queued]
    new = insert_new(work.connection, MessageRow, rows, returning="id")
    notices = [notice for message in queued if message.id in new for notice in _notices(message)]
    insert_rows(work.connection, NoticeRow, notices)
    return new


def lease(work: Work, limit: int, holding: timedelta) -> list[Kept]:
    """Claim due messages that nobody else holds, for as long as *holding*; an expired lease is taken over."""
    now = work.act.recorded_at
    statement = (
        select(MESSAGES)
        .where(
            MESSAGES.c.state == "queued",
            MESSAGES.c.next_attempt_at <= now,
            or_(MESSAGES.c.not_before.is_(None), MESSAGES.c.not_before <= work.act.business_at),
            or_(MESSAGES.c.lease_until.is_(None), MESSAGES.c.lease_until < now),
        )
        .order_by(MESSAGES.c.next_attempt_at, MESSAGES.c.id)
        .limit(limit)
    )
    rows = [kept(row) for row in work.connection.execute(locked(work.connection, statement, skip=True))]
    claimed = update(MESSAGES).where(MESSAGES.c.id.in_([row.id for row in rows]))
    work.connection.execute(claimed.values(lease_until=now + holding, attempts=MESSAGES.c.attempts + 1))
    return rows


def renew(work: Work, message: Kept, holding: timedelta) -> bool:
    """Hold *message* anew just before it is sent; False when another has taken it over or settled it."""
    mine = MESSAGES.c.id == message.id, MESSAGES.c.state == "queued", _held(message)
    statement = update(MESSAGES).where(*mine).values(lease_until=work.act.recorded_at + holding)
    return work.connection.execute(statement).rowcount == 1


def delivered(work: Work, message: Kept) -> None:
    """It is on its way, even if another has taken it over meanwhile."""
    _settle(work, message, state="delivered", delivered_at=work.act.recorded_at, last_error="")


def try_again(work: Work, message: Kept, at: datetime, error: str) -> None:
    """Not now; nothing is changed where another has taken it over."""
    _settle(work, message, _held(message), next_attempt_at=at, last_error=error)


def give_up(work: Work, message: Kept, error: str) -> None:
    """A dead letter: it waits for a person. Nothing is changed where another has taken it over."""
    _settle(work, message, _held(message), state="dead", last_error=error)


def by_ledger_key(work: Work, key: str) -> str:
    """The id of the message under that key."""
    found: str = work.connection.execute(select(MESSAGES.c.id).where(MESSAGES.c.ledger_key == key)).scalar_one()
    return found


def listing(work: Work, scope: Scope, *, state: str | None = None, limit: int = 200) -> list[Kept]:
    """Messages, newest first: the organisation's for who sees all of it, otherwise one's own."""
    statement = select(MESSAGES).where(MESSAGES.c.organisation_id == scope.organisation)
    if scope.units is not None:
        statement = statement.where(MESSAGES.c.person_id == scope.person)
    if state is not None:
        statement = statement.where(MESSAGES.c.state == state)
    ordered = statement.order_by(MESSAGES.c.business_at.desc(), MESSAGES.c.created_at.desc(), MESSAGES.c.id)
    return [kept(row) for row in work.connection.execute(ordered.limit(limit))]


def visible(work: Work, scope: Scope, message: str) -> Kept | None:
    statement = select(MESSAGES).where(MESSAGES.c.id == message, MESSAGES.c.organisation_id == scope.organisation)
    if scope.units is not None:
        statement = statement.where(MESSAGES.c.person_id == scope.person)
    row = work.connection.execute(statement).one_or_none()
    return kept(row) if row else None


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
    return [kept(row) for row in work.connection.execute(statement)]


def _row(work: Work, message: Queued) -> dict[str, Any]:
    return {
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
        "state": message.state,
        "attempts": 0,
        "next_attempt_at": work.act.recorded_at,
        "last_error": "",
        "delivered_at": work.act.recorded_at if message.state == "delivered" else None,
        "channel": message.channel,
        "not_before": message.not_before,
        "instead_of": message.instead_of,
        "asks_acknowledgement": message.asks_acknowledgement,
        "acknowledge_by": message.acknowledge_by,
        "deadline": message.deadline,
        "thread": message.thread,
    }


def _notices(message: Queued) -> Iterator[dict[str, Any]]:
    for case in message.cases:
        yield {
            "id": new_id(),
            "organisation_id": message.organisation,
            "campaign_id": message.campaign,
            "case_id": case,
            "message_id": message.id,
            "kind": message.kind,
        }


def _held(message: Kept) -> ColumnElement[bool]:
    """Nobody has leased *message* since we did."""
    return MESSAGES.c.attempts == message.attempts + 1


def _settle(work: Work, message: Kept, *provided: ColumnElement[bool], **values: Any) -> None:
    statement = update(MESSAGES).where(MESSAGES.c.id == message.id, MESSAGES.c.state == "queued", *provided)
    work.connection.execute(statement.values(lease_until=None, **values))


def kept(row: Row[Any]) -> Kept:
    """The message of that row."""
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
        instead_of=row.instead_of,
        not_before=row.not_before,
        read_at=row.read_at,
        asks_acknowledgement=row.asks_acknowledgement,
        acknowledged_at=row.acknowledged_at,
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
