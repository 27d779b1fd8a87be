"""Answers once given, by the key of the request: scoped to actor and route, successes only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from services.store.database import insert_once
from services.store.tables import IdempotencyRow, table
from services.store.work import Work

KEYS = table(IdempotencyRow)
GIVEN = select(KEYS).where(
    KEYS.c.actor == bindparam("actor"), KEYS.c.route == bindparam("route"), KEYS.c.key == bindparam("key")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What makes a request the same one: who, where, their key, and the hash of what they sent."""

    organisation: str
    actor: str
    route: str
    key: str
    body_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered: an HTTP status and a body (JSON, or where to go next)."""

    status: int
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    answer: Answer
    body_hash: str


def given(work: Work, request: Request) -> Given | None:
    """The answer given to that key before, if any."""
    which = {"actor": request.actor, "route": request.route, "key": request.key}
    row = work.connection.execute(GIVEN, which).one_or_none()
    return Given(answer=Answer(status=row.status, body=row.answer), body_hash=row.body_hash) if row else None


def keep(work: Work, request: Request, answer: Answer) -> bool:
    """Keep *answer* under the key, in the transaction of its effect; False when the key is taken already."""
    values = {
        "organisation_id": request.organisation,
        "actor": request.actor,
        "route": request.route,
        "key": request.key,
        "body_hash": request.body_hash,
        "status": answer.status,
        "answer": answer.body,
        "created_at": work.act.recorded_at,
    }
    return insert_once(work.connection, IdempotencyRow, values)
