"""How delivery goes, in figures; and a message that somebody has sent once more. System time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from services.store.tables import MessageRow, PersonRow, table
from services.store.work import Scope, Work

MESSAGES = table(MessageRow)
PEOPLE = table(PersonRow)
BY_MAIL = "email"
ENDED = ("delivered", "dead")
DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """The messages of one state on one channel: how many, and since when the oldest of them has been there."""

    state: str
    channel: str
    number: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """A message that could not be delivered, and why; `business_at` is when it was written."""

    id: str
    subject: str
    name: str
    address: str
    business_at: datetime
    last_error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAgain:
    """Who had a message sent once more, and when."""

    by: str
    at: datetime


def heaps(work: Work, organisation: str | None) -> list[Heap]:
    """The messages of an organisation, or (None) of all, by state and channel."""
    columns = MESSAGES.c.organisation_id, MESSAGES.c.state, MESSAGES.c.channel  # in the order of their index
    statement = select(*columns, func.count().label("number"), func.min(MESSAGES.c.created_at).label("oldest"))
    if organisation is not None:
        statement = statement.where(MESSAGES.c.organisation_id == organisation)
    found: dict[tuple[str, str], Heap] = {}
    for row in work.connection.execute(statement.group_by(*columns)):
        other = found.get((row.state, row.channel))
        found[row.state, row.channel] = Heap(
            state=row.state,
            channel=row.channel,
            number=row.number + (other.number if other else 0),
            oldest=min(row.oldest, other.oldest) if other else row.oldest,
        )
    return [found[which] for which in sorted(found)]


def dead(work: Work, scope: Scope, limit: int) -> list[Dead]:
    """The organisation's messages that wait for a person, written last first; none for who sees only some units."""
    if scope.units is not None:
        return []
    statement = (
        select(MESSAGES)
        .where(MESSAGES.c.organisation_id == scope.organisation, MESSAGES.c.state == DEAD)
        .order_by(MESSAGES.c.created_at.desc(), MESSAGES.c.id)
        .limit(limit)
    )
    return [
        Dead(
            id=row.id,
            subject=row.subject,
            name=row.name,
            address=row.address,
            business_at=row.business_at,
            last_error=row.last_error,
        )
        for row in work.connection.execute(statement)
    ]


def count_dead(work: Work, scope: Scope) -> int:
    """How many of the organisation's messages wait for a person; 0 for who sees only some units."""
    if scope.units is not None:
        return 0
    mine = MESSAGES.c.organisation_id == scope.organisation, MESSAGES.c.state == DEAD
    return work.connection.execute(select(func.count()).where(*mine)).scalar_one()


def send_again(work: Work, message: str) -> bool:
    """Put *message* back into the outbox as it was written; False unless it had been delivered or given up.

    A mail goes to the address its receiver has now: a wrong one is why most mails are given up.
    """
    address = select(PEOPLE.c.email).where(PEOPLE.c.id == MESSAGES.c.person_id).scalar_subquery()
    ended = MESSAGES.c.id == message, MESSAGES.c.state.in_(ENDED)
    values = {
        "state": "queued",
        "attempts": 0,
        "next_attempt_at": work.act.recorded_at,
        "lease_until": None,
        "last_error": "",
        "sent_again_by": work.act.actor,
        "sent_again_at": work.act.recorded_at,
    }
    if work.connection.execute(update(MESSAGES).where(*ended).values(**values)).rowcount != 1:
        return False
    by_mail = MESSAGES.c.id == message, MESSAGES.c.channel == BY_MAIL
    work.connection.execute(update(MESSAGES).where(*by_mail).values(address=address))
    return True


def sent_again(work: Work, message: str) -> SentAgain | None:
    """Who last had *message* sent once more; None if nobody did."""
    columns = MESSAGES.c.sent_again_by, MESSAGES.c.sent_again_at
    row = work.connection.execute(select(*columns).where(MESSAGES.c.id == message)).one_or_none()
    return SentAgain(by=row.sent_again_by, at=row.sent_again_at) if row and row.sent_again_at else None
