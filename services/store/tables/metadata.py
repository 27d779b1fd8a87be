"""What all tables share: how constraints are called, and the columns both databases spell differently."""

from typing import Any

from sqlalchemy import JSON, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Column, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMES
metadata: MetaData = SQLModel.metadata


def json_column() -> Column[Any]:
    """JSON: binary on PostgreSQL, text on SQLite."""
    return Column(JSON().with_variant(JSONB(), "postgresql"), nullable=False)


def json_with(default: str) -> Column[Any]:
    """The same; *default* stands in rows that were there before the column."""
    return Column(JSON().with_variant(JSONB(), "postgresql"), nullable=False, server_default=default)


def long_text(default: str | None = None) -> Column[str]:
    """Text without a length; *default* stands in rows that were there before the column."""
    return Column(Text(), nullable=False, server_default=default)
