"""Sign-ins, tokens and failed attempts, as rows. Only hashes of secrets are kept; times are system time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update

from services.store.tables import SessionRow, SignInAttemptRow, TokenRow, table
from services.store.work import Work, new_id

SESSIONS = table(SessionRow)
TOKENS = table(TokenRow)
ATTEMPTS = table(SignInAttemptRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    person: str
    csrf: str


def start(work: Work, *, token_hash: str, organisation: str, person: str, csrf: str, expires_at: datetime) -> None:
    work.connection.execute(
        insert(SESSIONS).values(
            token_hash=token_hash,
            organisation_id=organisation,
            person_id=person,
            csrf=csrf,
            created_at=work.act.recorded_at,
            expires_at=expires_at,
        )
    )


def live(work: Work, token_hash: str) -> LiveSession | None:
    """The session, unless it has ended or was revoked."""
    statement = select(SESSIONS.c.person_id, SESSIONS.c.csrf).where(*_alive(SESSIONS, work, token_hash))
    row = work.connection.execute(statement).one_or_none()
    return LiveSession(person=row.person_id, csrf=row.csrf) if row else None


def revoke(work: Work, token_hash: str) -> None:
    """End a session: its cookie never signs in again."""
    statement = update(SESSIONS).where(SESSIONS.c.token_hash == token_hash)
    work.connection.execute(statement.values(revoked_at=work.act.recorded_at))


def issue_token(
    work: Work, *, token_hash: str, organisation: str, person: str, label: str, expires_at: datetime
) -> None:
    work.connection.execute(
        insert(TOKENS).values(
            token_hash=token_hash,
            organisation_id=organisation,
            person_id=person,
            label=label,
            created_at=work.act.recorded_at,
            expires_at=expires_at,
        )
    )


def token_person(work: Work, token_hash: str) -> str | None:
    """Whose token that is, unless it has ended or was revoked."""
    statement = select(TOKENS.c.person_id).where(*_alive(TOKENS, work, token_hash))
    return work.connection.execute(statement).scalar_one_or_none()


def failed(work: Work, login: str) -> None:
    """Remember a failed sign-in."""
    values = {"id": new_id(), "login": login[:200], "at": work.act.recorded_at}
    work.connection.execute(insert(ATTEMPTS).values(**values))


def failures_since(work: Work, login: str, since: datetime) -> int:
    statement = select(func.count()).where(ATTEMPTS.c.login == login[:200], ATTEMPTS.c.at >= since)
    return work.connection.execute(statement).scalar_one()


def forget_failures(work: Work, login: str) -> None:
    work.connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.login == login[:200]))


def _alive(kind: Table, work: Work, token_hash: str) -> tuple[ColumnElement[bool], ...]:
    return (
        kind.c.token_hash == token_hash,
        kind.c.revoked_at.is_(None),
        kind.c.expires_at > work.act.recorded_at,
    )
