"""The durable use case against a hand-written transaction that writes the same rows, on both databases.

Ours: a paper is filed by an officer, with their roles looked up, visibility and version checked, facts gathered,
decided, chained, and its idempotency key kept. By hand: one connection kept open, the case locked and updated, its
entry (hashed), document and key inserted, committed. Both end with the same rows on disk.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from bench.timing import Ratio, compare
from services import cases
from services.access import actor
from services.cases import Asked
from services.once import once
from services.store import people
from services.store.cases import CASES
from services.store.idempotency import Answer, Request
from services.store.work import Work
from services.wiring import Office
from tests.support.offices import an_office
from workflow.commands import FileDocument
from workflow.ids import DocumentKindId

TIMES = 40
FIXED = "x" * 40


def measure(name: str, url: str, folder: Path) -> list[Ratio]:
    """One ratio, on the database at *url*."""
    office = an_office(url, folder)
    ours, by_hand = (_owed(office, login) for login in ("thu-ba", "dong-thai"))
    hand = _by_hand(url, by_hand)
    found = [compare(f"{name}: the use case / the same rows by hand", _ours(office, ours), hand, TIMES)]
    office.database.dispose()
    return found


def officer(office: Office, login: str) -> Callable[[], None]:
    """The use case, as that officer does it to what they owe."""
    return _ours(office, _owed(office, login))


def _owed(office: Office, login: str) -> tuple[str, str, str]:
    """The organisation, the person and the case of what *login* owes."""
    with office.reading() as work:
        person = people.by_login(work, login)
        if person is None:
            raise SystemExit(f"nobody signs in as {login}")
        case = work.connection.execute(CASES.select().where(CASES.c.unit_id == person.unit)).first()
    if case is None:
        raise SystemExit(f"{login} owes nothing")
    return person.organisation, person.id, case.id


def _ours(office: Office, owed: tuple[str, str, str]) -> Callable[[], None]:
    organisation, person, case = owed

    def act(work: Work) -> Answer:
        who = actor(work, person)
        if who is None:
            raise SystemExit("the officer has gone")
        command = FileDocument(
            document=uuid4().hex,
            kind=DocumentKindId("registration_form"),
            sha256=FIXED,
            size=1,
            media_type="application/pdf",
            filename="van-ban.pdf",
        )
        [after] = cases.perform(work, who, [Asked(case=case, command=command)])
        return Answer(status=200, body=json.dumps({"version": after.version}))

    def run() -> None:
        key = Request(organisation=organisation, actor=person, route="POST /x", key=uuid4().hex, body_hash=FIXED)
        once(lambda: office.writing(person), key, act)

    return run


def _by_hand(url: str, owed: tuple[str, str, str]) -> Callable[[], None]:
    organisation, person, case = owed
    connection = by_hand_connection(url)
    lock = "" if url.startswith("sqlite") else " FOR UPDATE"

    def run(mark: str = "?" if url.startswith("sqlite") else "%s") -> None:
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if mark == "?" else "BEGIN")
        cursor.execute(f"SELECT version, documents FROM cases WHERE id = {mark}{lock}", (case,))
        version, documents = cursor.fetchone()
        kept = json.loads(documents) if isinstance(documents, str) else documents
        now, stream = datetime.now(UTC), f"case:{case}"
        cursor.execute(
            f"UPDATE cases SET version = {mark}, documents = {mark}, changed_at = {mark} "
            f"WHERE id = {mark} AND version = {mark}",
            (version + 1, json.dumps([*kept, "registration_form"]), now.isoformat(), case, version),
        )
        cursor.execute(f"SELECT hash FROM entries WHERE stream = {mark} AND sequence = {mark}", (stream, version))
        [previous] = cursor.fetchone()
        insert(cursor, mark, "entries", entry(organisation, person, stream, version + 1, previous))
        insert(cursor, mark, "documents", document(organisation, person, case, now))
        insert(cursor, mark, "idempotency_keys", _key(organisation, person, now))
        cursor.execute("COMMIT")

    return run


def by_hand_connection(url: str) -> Any:
    """One connection kept open, as careful with the disk as ours."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        connection = sqlite3.connect(str(made.database), isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        return connection
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def insert(cursor: Any, mark: str, table: str, row: dict[str, Any]) -> None:
    """One row, by hand."""
    marks: Sequence[str] = [mark] * len(row)
    cursor.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(marks)})", tuple(row.values()))


def entry(organisation: str, person: str, stream: str, sequence: int, previous: str) -> dict[str, Any]:
    """An entry with its hash, as a careful hand would write it."""
    now = datetime.now(UTC)
    salt = secrets.token_hex(16)
    personal = '{"filename":"van-ban.pdf"}'
    event = {"document": uuid4().hex, "document_kind": "registration_form", "sha256": FIXED, "size": 1}
    row = {
        "stream": stream,
        "sequence": sequence,
        "organisation_id": organisation,
        "business_at": now.isoformat(),
        "recorded_at": now.isoformat(),
        "actor": person,
        "on_behalf_of": "",
        "kind": "case.document_filed",
        "event": json.dumps(event, sort_keys=True),
        "commitment": hashlib.sha256((salt + personal).encode()).hexdigest(),
        "previous": previous,
    }
    digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
    return {**row, "hash": digest, "personal": personal, "salt": salt}


def document(organisation: str, person: str, case: str, now: datetime) -> dict[str, Any]:
    """A paper filed in that case."""
    return {
        "id": uuid4().hex,
        "organisation_id": organisation,
        "case_id": case,
        "kind": "registration_form",
        "sha256": FIXED,
        "size": 1,
        "media_type": "application/pdf",
        "filename": "van-ban.pdf",
        "number": "",
        "dated": "",
        "filed_at": now.isoformat(),
        "filed_by": person,
    }


def _key(organisation: str, person: str, now: datetime) -> dict[str, Any]:
    return {
        "actor": person,
        "route": "POST /x",
        "key": uuid4().hex,
        "organisation_id": organisation,
        "body_hash": FIXED,
        "status": 200,
        "answer": '{"version": 2}',
        "created_at": now.isoformat(),
    }
