"""Signing in: argon2id passwords, sessions that can be ended, tokens from the command line, a door that closes.

Passwords are normalised (NFKC) before hashing, since the same Vietnamese password can be typed in two forms.
Times here are system time.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.store import people, sessions
from services.store.people import Person
from services.store.work import Work

OpenWork = Callable[[], AbstractContextManager[Work]]
MOST_FAILURES = 8
FAILURE_WINDOW = timedelta(minutes=15)
TOKEN_LIFE = timedelta(days=90)
AT_ONCE = 4

_hasher = PasswordHasher()
_room = BoundedSemaphore(AT_ONCE)


def unknown_hash(hasher: PasswordHasher) -> str:
    """A hash of no known password: checking one against it takes as long as against a real one, making it takes no time."""
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    parts = (secrets.token_bytes(length) for length in (hasher.salt_len, hasher.hash_len))
    salt, digest = (b64encode(part).decode().rstrip("=") for part in parts)
    return f"$argon2id$v=19${cost}${salt}${digest}"


_NOBODY = unknown_hash(_hasher)


class SignInRefused(Exception):
    """The login or the password is wrong."""


class TooManyAttempts(Exception):
    """Too many failures for this login; the door opens again after a quarter of an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A session's secrets, told to the browser once: the cookie's value and the form token."""

    cookie: str
    csrf: str


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    with _room:
        return _hasher.hash(_normal(password))


def sign_in(reading: OpenWork, writing: OpenWork, login: str, password: str, hours: int) -> SignedIn:
    """Start a session, or write the failure down. Raises `SignInRefused` or `TooManyAttempts`.

    The slow hash is taken while no transaction is open, so that guesses hold nobody else up.
    """
    name = _normal(login).strip().lower()
    with reading() as work:
        _refuse_after_too_many(work, name)
        person = people.by_login(work, name)
    right = _matches(person.password_hash if person else _NOBODY, password)
    with writing() as work:
        _refuse_after_too_many(work, name)
        if person is None or not right:
            sessions.failed(work, name)
            work.commit()
            raise SignInRefused
        sessions.forget_failures(work, name)
        started = start_session(work, person, hours)
        work.commit()
    return started


def _refuse_after_too_many(work: Work, name: str) -> None:
    if sessions.failures_since(work, name, work.act.recorded_at - FAILURE_WINDOW) >= MOST_FAILURES:
        raise TooManyAttempts


def start_session(work: Work, person: Person, hours: int) -> SignedIn:
    """A session for *person*, who has shown who they are."""
    cookie, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    sessions.start(
        work,
        token_hash=_digest(cookie),
        organisation=person.organisation,
        person=person.id,
        csrf=csrf,
        expires_at=work.act.recorded_at + timedelta(hours=hours),
    )
    return SignedIn(cookie=cookie, csrf=csrf)


def session_of(work: Work, cookie: str) -> sessions.LiveSession | None:
    """The live session behind a cookie."""
    return sessions.live(work, _digest(cookie))


def sign_out(work: Work, cookie: str) -> None:
    sessions.revoke(work, _digest(cookie))


def issue_token(work: Work, person: Person, label: str) -> str:
    """A token for the API, told once; it lives for 90 days."""
    token = f"thidua_{secrets.token_urlsafe(32)}"
    sessions.issue_token(
        work,
        token_hash=_digest(token),
        organisation=person.organisation,
        person=person.id,
        label=label,
        expires_at=work.act.recorded_at + TOKEN_LIFE,
    )
    return token


def person_of_token(work: Work, token: str) -> str | None:
    """Whose token it is, if it is alive."""
    return sessions.token_person(work, _digest(token))


def _matches(kept: str, password: str) -> bool:
    try:
        with _room:
            return _hasher.verify(kept, _normal(password))
    except (VerificationError, InvalidHashError):
        return False


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
