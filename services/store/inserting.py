"""Many rows written by one statement, spelt for either database.

PostgreSQL is handed them as one JSON document, whatever their number: a statement with a place for each value of
each row would be taken apart by the driver place by place, at more cost than the insert itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, insert, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlmodel import SQLModel

from services.store.tables import table

Rows = Sequence[Mapping[str, Any]]
"""Rows with a value for the same columns each; what is left out has its default."""


def insert_rows(connection: Connection, row: type[SQLModel], rows: Rows) -> None:
    """Insert all of *rows*; raises `IntegrityError` when one stands in the way of another."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table(row)), rows)
    else:
        connection.execute(_from_json(row, tuple(rows[0]), ""), {"rows": _json(rows)})


def insert_new(connection: Connection, row: type[SQLModel], rows: Rows, *, returning: str) -> frozenset[Any]:
    """Insert those of *rows* that nothing stands in the way of; the column *returning* of those that went in."""
    if not rows:
        return frozenset()
    if connection.dialect.name == "sqlite":
        kind = table(row)
        statement = sqlite.insert(kind).on_conflict_do_nothing().returning(kind.c[returning])
        return frozenset(connection.execute(statement, rows).scalars())
    ending = f"ON CONFLICT DO NOTHING RETURNING {returning}"
    return frozenset(connection.execute(_from_json(row, tuple(rows[0]), ending), {"rows": _json(rows)}).scalars())


@lru_cache(maxsize=64)
def _from_json(row: type[SQLModel], given: tuple[str, ...], ending: str) -> TextClause:
    kind = table(row)
    defaults = {
        column.name: column.default.arg
        for column in kind.columns
        if column.name not in given and isinstance(column.default, ScalarElementColumnDefault)
    }
    columns = ", ".join([*given, *defaults])
    values = ", ".join([*given, *(f":default_{name}" for name in defaults)])
    statement = text(
        f"INSERT INTO {kind.name} ({columns}) "  # noqa: S608 - names of our own tables and columns; values are bound
        f"SELECT {values} FROM json_populate_recordset(NULL::{kind.name}, CAST(:rows AS json)) {ending}"
    )
    return statement.bindparams(**{f"default_{name}": value for name, value in defaults.items()})


def _json(rows: Rows) -> str:
    return json.dumps(rows, ensure_ascii=False, default=_instant)


def _instant(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no value of a row")
