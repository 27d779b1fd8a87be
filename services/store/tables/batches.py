"""Long work that was asked for, and what it is made of."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column, long_text


class BatchRow(SQLModel, table=True):
    """Work that somebody asked for and that a node does in the background. Instants are system time.

    `state`: waiting, running, done, failed or cancelled. `turn` counts how often it was claimed, so that who lost it
    can't go on; `kept` says that files of it may be there still, `sha256` is that of its result.
    """

    __tablename__ = "batches"
    __table_args__ = (
        Index("ix_batches_listing", "organisation_id", "asked_at"),
        Index("ix_batches_claiming", "state", "worked_at"),
    )
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    kind: str
    about: str
    arguments: Any = Field(sa_column=json_column())
    language: str
    asked_by: str = Field(foreign_key="people.id", index=True)
    asked_at: datetime
    state: str
    number: int
    made: int
    failed: int
    turn: int
    worked_at: datetime
    lease_until: datetime | None = None
    finished_at: datetime | None = None
    keep_until: datetime | None = None
    filename: str
    sha256: str
    size: int
    kept: bool


class BatchItemRow(SQLModel, table=True):
    """One piece of a batch: `name` is its kind's own, `state` waiting, made or failed (then with the `reason`)."""

    __tablename__ = "batch_items"
    batch_id: str = Field(primary_key=True, foreign_key="batches.id")
    place: int = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    name: str
    label: str
    state: str
    filename: str
    sha256: str
    reason: str = Field(sa_column=long_text())
