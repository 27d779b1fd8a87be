"""What happened, was refused, was answered, went wrong."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column, long_text


class EntryRow(SQLModel, table=True):
    """One link of a stream's chain, as hashed; instants are the text that was hashed."""

    __tablename__ = "entries"
    stream: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    organisation_id: str = Field(index=True)
    business_at: str
    recorded_at: str
    actor: str
    on_behalf_of: str
    kind: str
    event: str = Field(sa_column=long_text())
    commitment: str
    previous: str
    hash: str
    personal: str = Field(sa_column=long_text())
    salt: str


class IdempotencyRow(SQLModel, table=True):
    """The answer once given to a key, scoped to actor and route. Successes only."""

    __tablename__ = "idempotency_keys"
    actor: str = Field(primary_key=True)
    route: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    organisation_id: str
    body_hash: str
    status: int
    answer: str = Field(sa_column=long_text())
    created_at: datetime


class RefusalRow(SQLModel, table=True):
    """A move that was refused. It bumps no version and stands in no chain."""

    __tablename__ = "refusals"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(index=True)
    stream: str = Field(index=True)
    actor: str
    trigger: str
    codes: Any = Field(sa_column=json_column())
    at: datetime


class IncidentRow(SQLModel, table=True):
    """Something that could not be done and is tried again, for a person to see."""

    __tablename__ = "incidents"
    __table_args__ = (UniqueConstraint("kind", "subject"),)
    id: str = Field(primary_key=True)
    organisation_id: str = Field(index=True)
    kind: str
    subject: str
    reason: str = Field(sa_column=long_text())
    times: int
    first_at: datetime
    last_at: datetime
    resolved_at: datetime | None = None
    resolved_by: str = ""
    resolution: str = Field(default="", sa_column=long_text(default=""))


class HeartbeatRow(SQLModel, table=True):
    """When a node last looked for what is due (`sweep`), to be sent (`deliver`) or made (`make`), in system time."""

    __tablename__ = "heartbeats"
    node: str = Field(primary_key=True)
    task: str = Field(primary_key=True)
    started_at: datetime
    beaten_at: datetime
    done: int = 0
    trouble: str = Field(default="", sa_column=long_text(default=""))
