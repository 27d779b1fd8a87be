"""The schema's history: up, down and up again on both databases, and in step with the tables."""

from __future__ import annotations

from alembic import command

from services.store.database import connect
from services.store.migrating import config, downgrade, is_current, upgrade


def test_schema_goes_up_down_and_up_again(empty_url: str) -> None:
    database = connect(empty_url)

    upgrade(database)
    downgrade(database, "base")
    gone = is_current(database)
    upgrade(database)

    assert (gone, is_current(database)) == (False, True)
    database.dispose()


def test_tables_and_migrations_say_the_same(empty_url: str) -> None:
    """Alembic raises when it would write another migration."""
    database = connect(empty_url)
    upgrade(database)

    with database.writing() as connection:
        command.check(config(connection))
    database.dispose()
