"""Entries: appended to the chain of their stream, read back as they were hashed."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select, text

from services.store.inserting import insert_rows
from services.store.tables import EntryRow, table
from services.store.work import Work, instant_text
from workflow.events import AnyEvent, to_payload
from workflow.history import GENESIS, Entry, Kept, canonical, commitment, entry_hash

ENTRIES = table(EntryRow)
HEADS = {
    "sqlite": text(
        "SELECT entries.stream, entries.hash FROM json_each(:ends) AS ends JOIN entries "
        "ON entries.stream = json_extract(ends.value, '$.stream') "
        "AND entries.sequence = json_extract(ends.value, '$.sequence')"
    ),
    "postgresql": text(
        "SELECT entries.stream, entries.hash FROM json_to_recordset(CAST(:ends AS json)) "
        "AS ends(stream text, sequence integer) JOIN entries USING (stream, sequence)"
    ),
}
"""The last entry of each stream by its key: SQLite would read the whole history for a list of pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What is to be added to one stream: the events, and the sequence they come after."""

    stream: str
    after: int
    events: tuple[AnyEvent, ...]


def append(work: Work, organisation: str, additions: Sequence[Appended]) -> None:
    """Chain and insert the entries of *additions*; the streams' rows have been written under their version."""
    heads = _heads(work, [(a.stream, a.after) for a in additions if a.after])
    rows: list[dict[str, Any]] = []
    for addition in additions:
        previous = heads.get(addition.stream, GENESIS)
        for offset, event in enumerate(addition.events, start=1):
            row = _row(work, addition.stream, addition.after + offset, event, previous)
            rows.append({**row, "organisation_id": organisation})
            previous = row["hash"]
    insert_rows(work.connection, EntryRow, rows)
    work.noted.update(f"entry:{row['kind']}" for row in rows)


def stream(work: Work, name: str) -> Iterator[Kept]:
    """The entries of one stream, in order."""
    statement = select(ENTRIES).where(ENTRIES.c.stream == name).order_by(ENTRIES.c.sequence)
    for row in work.connection.execute(statement):
        yield kept(row)


def length(work: Work, name: str) -> int:
    """How many entries the stream has; 0 for one that has not begun."""
    return work.connection.execute(select(func.count()).where(ENTRIES.c.stream == name)).scalar_one()


def of_kinds(work: Work, name: str, kinds: Collection[str]) -> list[Kept]:
    """The entries of those kinds in one stream, in order."""
    statement = select(ENTRIES).where(ENTRIES.c.stream == name, ENTRIES.c.kind.in_(list(kinds)))
    return [kept(row) for row in work.connection.execute(statement.order_by(ENTRIES.c.sequence))]


def all_streams(work: Work, organisation: str | None) -> Iterator[Kept]:
    """Every entry, stream by stream, in order; of one organisation or (None) of all."""
    statement = select(ENTRIES).order_by(ENTRIES.c.stream, ENTRIES.c.sequence)
    if organisation is not None:
        statement = statement.where(ENTRIES.c.organisation_id == organisation)
    for row in work.connection.execute(statement):
        yield kept(row)


def kept(row: Row[Any]) -> Kept:
    """The entry as the store holds it. An event that is no JSON any more reads as empty, and so breaks its hash."""
    entry = Entry(
        stream=row.stream,
        sequence=row.sequence,
        business_at=row.business_at,
        recorded_at=row.recorded_at,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        kind=row.kind,
        event=_object(row.event),
        commitment=row.commitment,
        previous=row.previous,
        hash=row.hash,
    )
    return Kept(entry=entry, personal=row.personal, salt=row.salt)


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _heads(work: Work, ends: list[tuple[str, int]]) -> dict[str, str]:
    if not ends:
        return {}
    asked = json.dumps([{"stream": name, "sequence": sequence} for name, sequence in ends])
    heads = HEADS[work.connection.dialect.name]
    return {row.stream: row.hash for row in work.connection.execute(heads, {"ends": asked})}


def _row(work: Work, stream_name: str, sequence: int, event: AnyEvent, previous: str) -> dict[str, Any]:
    public, personal = to_payload(event)
    salt = secrets.token_hex(16) if personal else ""
    entry = Entry(
        stream=stream_name,
        sequence=sequence,
        business_at=instant_text(work.act.business_at),
        recorded_at=instant_text(work.act.recorded_at),
        actor=work.act.actor,
        on_behalf_of=work.act.on_behalf_of,
        kind=event.kind,
        event=public,
        commitment=commitment(salt, personal),
        previous=previous,
        hash="",
    )
    return {
        "stream": entry.stream,
        "sequence": entry.sequence,
        "business_at": entry.business_at,
        "recorded_at": entry.recorded_at,
        "actor": entry.actor,
        "on_behalf_of": entry.on_behalf_of,
        "kind": entry.kind,
        "event": canonical(public).decode(),
        "commitment": entry.commitment,
        "previous": previous,
        "hash": entry_hash(entry),
        "personal": canonical(personal).decode() if personal else "",
        "salt": salt,
    }


def latest(work: Work, organisation: str, *, limit: int) -> list[Kept]:
    """The latest entries of the whole organisation, newest first."""
    statement = (
        select(ENTRIES)
        .where(ENTRIES.c.organisation_id == organisation)
        .order_by(ENTRIES.c.recorded_at.desc(), ENTRIES.c.stream, ENTRIES.c.sequence.desc())
        .limit(limit)
    )
    return [kept(row) for row in work.connection.execute(statement)]
