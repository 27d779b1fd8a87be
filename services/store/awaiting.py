"""Messages that wait for something: for the weekly digest, to be read, to be acknowledged. Business time, but for `read_at`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from services.store.messages import MESSAGES, NOTICES, Kept, kept
from services.store.work import Scope, Work

NOT_TOLD_IN_THE_APP = ("held", "gathered", "moot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A reminder that waits for the digest of its receiver: of which deadline, and of which cases."""

    id: str
    campaign: str
    deadline: str
    cases: tuple[str, ...]


def digests_due(work: Work, limit: int) -> list[str]:
    """People whose weekly digest is to be put together now, at most *limit* of them."""
    is_due = MESSAGES.c.state == "held", MESSAGES.c.not_before <= work.act.business_at
    statement = select(MESSAGES.c.person_id).where(*is_due).distinct().order_by(MESSAGES.c.person_id).limit(limit)
    return list(work.connection.execute(statement).scalars())


def take_held(work: Work, person: str) -> list[Held]:
    """Claim everything that is due for the digest of *person*; empty when somebody else has done so already."""
    mine = MESSAGES.c.person_id == person, MESSAGES.c.state == "held", MESSAGES.c.not_before <= work.act.business_at
    claimed = update(MESSAGES).where(*mine).values(state="moot")
    columns = MESSAGES.c.id, MESSAGES.c.campaign_id, MESSAGES.c.deadline
    rows = work.connection.execute(claimed.returning(*columns)).all()
    statement = select(NOTICES.c.message_id, NOTICES.c.case_id).where(
        NOTICES.c.message_id.in_([row.id for row in rows])
    )
    told: dict[str, list[str]] = {}
    for notice in work.connection.execute(statement):
        told.setdefault(notice.message_id, []).append(notice.case_id)
    return [
        Held(id=row.id, campaign=row.campaign_id, deadline=row.deadline, cases=tuple(sorted(told.get(row.id, ()))))
        for row in sorted(rows, key=lambda row: row.id)
    ]


def gathered(work: Work, messages: Collection[str], digest: str) -> None:
    """Those messages are told of by *digest*."""
    statement = update(MESSAGES).where(MESSAGES.c.id.in_(list(messages)))
    work.connection.execute(statement.values(state="gathered", digest_id=digest))


def hold_until(work: Work, person: str, moment: datetime) -> None:
    """What is held for *person* is to be told at *moment*, since they chose another day for it."""
    mine = MESSAGES.c.person_id == person, MESSAGES.c.state == "held"
    work.connection.execute(update(MESSAGES).where(*mine).values(not_before=moment))


def next_digest(work: Work) -> datetime | None:
    """When the next digest, or the next word about a missing acknowledgement, falls due; None when nothing waits."""
    digest = select(func.min(MESSAGES.c.not_before)).where(MESSAGES.c.state == "held")
    missing = select(func.min(MESSAGES.c.acknowledge_by)).where(MESSAGES.c.acknowledged_at.is_(None))
    found = [work.connection.execute(statement).scalar_one() for statement in (digest, missing)]
    return min((one for one in found if one is not None), default=None)


def unread(work: Work, person: str) -> int:
    """How many messages *person* has not opened here; those that wait for the digest do not count."""
    statement = select(func.count()).where(
        MESSAGES.c.person_id == person,
        MESSAGES.c.read_at.is_(None),
        MESSAGES.c.channel != "sms",
        MESSAGES.c.state.not_in(NOT_TOLD_IN_THE_APP),
    )
    number: int = work.connection.execute(statement).scalar_one()
    return number


def read(work: Work, message: str) -> None:
    """Its receiver has opened it."""
    statement = update(MESSAGES).where(MESSAGES.c.id == message, MESSAGES.c.read_at.is_(None))
    work.connection.execute(statement.values(read_at=work.act.recorded_at))


def acknowledge(work: Work, message: str) -> bool:
    """Its receiver says that they have read it; False when they said so before."""
    unsaid = MESSAGES.c.id == message, MESSAGES.c.asks_acknowledgement, MESSAGES.c.acknowledged_at.is_(None)
    now = work.act.recorded_at
    statement = update(MESSAGES).where(*unsaid)
    done = work.connection.execute(statement.values(acknowledged_at=now, read_at=now, acknowledge_by=None))
    return done.rowcount == 1


def unacknowledged(work: Work, scope: Scope, *, limit: int = 200) -> list[Kept]:
    """Messages that still ask to be acknowledged, oldest first: the organisation's, or one's own."""
    statement = select(MESSAGES).where(
        MESSAGES.c.organisation_id == scope.organisation,
        MESSAGES.c.asks_acknowledgement,
        MESSAGES.c.acknowledged_at.is_(None),
    )
    if scope.units is not None:
        statement = statement.where(MESSAGES.c.person_id == scope.person)
    ordered = statement.order_by(MESSAGES.c.business_at, MESSAGES.c.id).limit(limit)
    return [kept(row) for row in work.connection.execute(ordered)]


def take_missing(work: Work, limit: int) -> list[Kept]:
    """Claim messages whose acknowledgement is overdue, at most *limit*: each is told of once."""
    is_due = (
        MESSAGES.c.acknowledge_by <= work.act.business_at,
        MESSAGES.c.acknowledged_at.is_(None),
    )
    oldest = select(MESSAGES.c.id).where(*is_due).order_by(MESSAGES.c.acknowledge_by, MESSAGES.c.id).limit(limit)
    claimed = update(MESSAGES).where(MESSAGES.c.id.in_(oldest), *is_due).values(acknowledge_by=None)
    rows = work.connection.execute(claimed.returning(*MESSAGES.c)).all()
    return [kept(row) for row in sorted(rows, key=lambda row: row.id)]


def expect_by(work: Work, message: str, moment: datetime) -> None:
    """That *message* was not acknowledged is to be told at *moment* if it still is not by then."""
    work.connection.execute(update(MESSAGES).where(MESSAGES.c.id == message).values(acknowledge_by=moment))


def acknowledged_by(work: Work, people: Collection[str]) -> dict[str, list[str]]:
    """The messages that each of those people has acknowledged: for whoever compares them with the history."""
    statement = select(MESSAGES.c.person_id, MESSAGES.c.id).where(
        MESSAGES.c.person_id.in_(list(people)), MESSAGES.c.acknowledged_at.is_not(None)
    )
    found: dict[str, list[str]] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.person_id, []).append(row.id)
    return found


def all_acknowledging(work: Work, organisation: str | None) -> list[str]:
    """Everybody who has acknowledged a message."""
    statement = select(MESSAGES.c.person_id).where(MESSAGES.c.acknowledged_at.is_not(None)).distinct()
    if organisation is not None:
        statement = statement.where(MESSAGES.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())
