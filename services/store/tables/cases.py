"""Cases and their papers."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column, json_with

NOTHING_ASKED = "{}"


class CaseRow(SQLModel, table=True):
    """A case; `person_id` is empty for a case about a unit, so that one constraint keeps cases unique.

    A unit may put forward several works: `work` is then the case's own id, and empty otherwise. `completion` is what was
    asked for when the case was returned, and empty otherwise.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("campaign_id", "track", "unit_id", "person_id", "occurrence", "work", name="uq_cases_subject"),
        Index("ix_cases_listing", "organisation_id", "campaign_id", "track", "state"),
        Index("ix_cases_unit", "campaign_id", "unit_id"),
    )
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    campaign_id: str = Field(foreign_key="campaigns.id")
    track: str
    unit_id: str = Field(foreign_key="units.id")
    person_id: str = ""
    occurrence: str = ""
    work: str = ""
    state: str
    version: int
    fields: Any = Field(sa_column=json_column())
    documents: Any = Field(sa_column=json_column())
    taken: Any = Field(sa_column=json_column())
    completion: Any = Field(sa_column=json_with(NOTHING_ASKED))
    opened_at: datetime
    changed_at: datetime


class DocumentRow(SQLModel, table=True):
    __tablename__ = "documents"
    id: str = Field(primary_key=True)
    organisation_id: str
    case_id: str = Field(foreign_key="cases.id", index=True)
    kind: str
    sha256: str
    size: int
    media_type: str
    filename: str
    number: str
    dated: str
    filed_at: datetime
    filed_by: str
