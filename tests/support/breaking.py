"""A database that refuses every new row of a table, for as long as the block lasts: what breaks a rung for real."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from services.wiring import Office

SAID = "no room for this today"
BREAK = {
    "sqlite": ("CREATE TRIGGER refuse BEFORE INSERT ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{said}'); END",),
    "postgresql": (
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{said}'; END $$",
        "CREATE TRIGGER refuse BEFORE INSERT ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refuse()",
    ),
}
MEND = {
    "sqlite": ("DROP TRIGGER refuse",),
    "postgresql": ("DROP TRIGGER refuse ON {table}", "DROP FUNCTION refuse()"),
}


@contextmanager
def refusing(office: Office, table: str, when: str = "NEW.id IS NOT NULL") -> Iterator[None]:
    """No row of *table* can be written meanwhile of which *when* is so."""
    kind = office.database.writer.dialect.name
    _run(office, BREAK[kind], table, when)
    yield
    _run(office, MEND[kind], table, when)


def _run(office: Office, statements: tuple[str, ...], table: str, when: str) -> None:
    with office.writing() as work:
        for one in statements:
            work.connection.execute(text(one.format(table=table, when=when, said=SAID)))
        work.commit()
