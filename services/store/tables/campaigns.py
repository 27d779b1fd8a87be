"""Definitions, campaigns, who takes part, and virtual time."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column


class DefinitionRow(SQLModel, table=True):
    """A published, immutable version: the plan's text and that of every skeleton it extends."""

    __tablename__ = "definitions"
    sha256: str = Field(primary_key=True)
    organisation_id: str = Field(primary_key=True)
    plan: str = Field(index=True)
    label: str
    sources: Any = Field(sa_column=json_column())
    published_at: datetime


class CampaignRow(SQLModel, table=True):
    __tablename__ = "campaigns"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    plan: str
    sha256: str
    label: str
    year: int
    state: str
    version: int
    answers: Any = Field(sa_column=json_column())
    milestones: Any = Field(sa_column=json_column())
    provisional: Any = Field(sa_column=json_column())
    suspended_on: date | None = None


class ParticipantRow(SQLModel, table=True):
    __tablename__ = "participants"
    campaign_id: str = Field(primary_key=True, foreign_key="campaigns.id")
    subject_id: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    organisation_id: str
    block: str = ""


class ClockRow(SQLModel, table=True):
    """Virtual business time of a demo or a simulation; real time has no row."""

    __tablename__ = "clock"
    id: int = Field(primary_key=True)
    business_at: datetime
