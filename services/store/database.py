"""The database: how it is opened, and all that differs between SQLite and PostgreSQL.

Writers on SQLite begin with BEGIN IMMEDIATE, or two of them would overwrite each other without a word; readers take no
lock. On PostgreSQL rows are locked where they are read for change.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import IO, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Select,
    Table,
    create_engine,
    event,
    extract,
    func,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.util import LRUCache
from sqlmodel import SQLModel

from services.store.tables import table
from services.store.turns import Turns

POOL_SIZE = 40
BUSY_TIMEOUT_MS = 15_000
SECONDS_A_DAY = 86_400
COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""Compiled statements by dialect and statement, for every database that is opened by `compiled_together`."""
IN_THE_WAY = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's codes for a serialisation failure, a deadlock, and a lock that could not be had."""


class DatabaseAway(Exception):
    """The database can't be reached, or is busy for too long; what was asked has not been done."""


class DatabaseShared(Exception):
    """This SQLite file is already served by another process; use PostgreSQL for more than one node."""


@dataclass(frozen=True, slots=True)
class Database:
    """Two engines over one database: one for writing, one for reading only; `turns` where writers have to queue."""

    url: str
    writer: Engine
    reader: Engine
    turns: Turns | None = None

    @property
    def is_sqlite(self) -> bool:
        return self.writer.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction; rolled back unless the block commits it. Raises `DatabaseAway`."""
        with self._turn(), _open(self.writer) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look, without a lock. Raises `DatabaseAway`."""
        with _open(self.reader) as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self.turns is None:
            yield
            return
        with ExitStack() as held:
            try:
                held.enter_context(self.turns.taken())
            except TimeoutError as error:
                raise DatabaseAway("the database is busy: another change takes too long") from error
            yield

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def connect(url: str) -> Database:
    """The database at *url*; nothing is opened until it is used. Raises `DatabaseAway` for a URL that is none."""
    try:
        made = make_url(url)
        if made.get_backend_name() == "sqlite":
            return _sqlite(url)
        engine = create_engine(made, pool_size=POOL_SIZE, max_overflow=4, pool_pre_ping=True)
        reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise DatabaseAway(f"THIDUA_DATABASE_URL is {url!r}, which names no database: {error}") from error
    return Database(url=url, writer=engine, reader=reader)


def locked(
    connection: Connection, statement: Select[Any], *, of: Table | None = None, skip: bool = False
) -> Select[Any]:
    """*statement* with its rows (of one table of a join) locked for change; on SQLite the write transaction itself is the lock.

    The lock leaves the key alone (FOR NO KEY UPDATE), so that rows which merely refer to a locked one can be written.
    """
    if connection.dialect.name == "sqlite":
        return statement
    return statement.with_for_update(of=of, skip_locked=skip, key_share=True)


def kept_from_ending(connection: Connection, statement: Select[Any]) -> Select[Any]:
    """*statement* with its rows held as many may at once, also beside `locked`; only `locked_alone` waits for them."""
    return statement if connection.dialect.name == "sqlite" else statement.with_for_update(read=True, key_share=True)


def locked_alone(connection: Connection, statement: Select[Any]) -> Select[Any]:
    """*statement* with its rows locked once nobody holds them in any way."""
    return statement if connection.dialect.name == "sqlite" else statement.with_for_update()


def came_between(error: Exception) -> bool:
    """Whether *error* only says that another transaction was in the way: the same may well succeed the next time."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in IN_THE_WAY


def seconds_between(
    connection: Connection, later: ColumnElement[datetime], earlier: ColumnElement[datetime]
) -> ColumnElement[float]:
    """From *earlier* to *later* in seconds, to the millisecond."""
    if connection.dialect.name == "sqlite":
        return func.round((func.julianday(later) - func.julianday(earlier)) * SECONDS_A_DAY, 3)
    return func.round(extract("epoch", later - earlier), 3)


def insert_once(connection: Connection, row: type[SQLModel], values: Mapping[str, Any]) -> bool:
    """Insert *values* unless a row stands in their way already; whether they went in.

    Asked by RETURNING: PostgreSQL's driver gives no row count for an insert.
    """
    return connection.execute(_insert_once(row, connection.dialect.name), dict(values)).first() is not None


@lru_cache(maxsize=64)
def _insert_once(row: type[SQLModel], dialect: str) -> ReturningInsert[*tuple[Any, ...]]:
    kind = table(row)
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(kind).on_conflict_do_nothing().returning(*kind.primary_key.columns)


def take_file_alone(url: str) -> IO[str] | None:
    """Hold a SQLite file for this process as long as the returned handle lives; raises `DatabaseShared`."""
    name = make_url(url).database
    if not url.startswith("sqlite") or not name or name == ":memory:":
        return None
    handle = Path(f"{name}.lock").open("a+", encoding="utf-8")  # noqa: SIM115 - held for the life of the process
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise DatabaseShared(f"{name} is served by another process already") from error
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return handle


@contextmanager
def _open(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            yield connection
    except (OperationalError, InterfaceError) as error:
        raise DatabaseAway(f"the database did not answer: {error.orig}") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise DatabaseAway(f"the database went away: {error.orig}") from error
        raise


def compiled_together(engine: Engine, dialect: Dialect) -> None:
    """Let *engine* speak by *dialect* and share what was compiled for it: a statement is compiled once for all files."""
    engine.dialect = dialect
    engine.update_execution_options(compiled_cache=COMPILED)


@cache
def _dialect_of_sqlite() -> Dialect:
    """The one dialect of all SQLite files, after it has learnt from a connection what this SQLite can do."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine.dialect


def _sqlite(url: str) -> Database:
    writer, reader = create_engine(url), create_engine(url)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN")):
        compiled_together(engine, _dialect_of_sqlite())
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", lambda connection, begin=begin: connection.exec_driver_sql(begin))
    return Database(url=url, writer=writer, reader=reader, turns=Turns(BUSY_TIMEOUT_MS / 1000))


def _set_up_sqlite(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")
