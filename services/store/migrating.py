"""The schema's history: one for both databases, applied in one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from services.store.database import Database


class SchemaNotCurrent(Exception):
    """The database's schema is not the one this version was written for."""


MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the schema up to *revision*; does nothing when it is there already."""
    with database.writing() as connection:
        command.upgrade(config(connection), revision)
        connection.commit()


def downgrade(database: Database, revision: str) -> None:
    """Take the schema back to *revision*."""
    with database.writing() as connection:
        command.downgrade(config(connection), revision)
        connection.commit()


def is_current(database: Database) -> bool:
    """Whether the schema is the one this version was written for."""
    with database.reading() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory.from_config(config(None)).get_current_head()


def config(connection: Connection | None) -> Config:
    """Alembic's configuration over an open connection."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
