"""Councils, who sits on them, their sittings and what is before them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column


class CouncilRow(SQLModel, table=True):
    """A council of a campaign; `rule` is its id in the plan."""

    __tablename__ = "councils"
    __table_args__ = (UniqueConstraint("campaign_id", "rule"),)
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    campaign_id: str = Field(foreign_key="campaigns.id")
    rule: str
    version: int
    compositions: Any = Field(sa_column=json_column())


class SeatRow(SQLModel, table=True):
    """Somebody's seat on a council by one of its compositions, first and last day included; made from `compositions`."""

    __tablename__ = "seats"
    council_id: str = Field(primary_key=True, foreign_key="councils.id")
    person_id: str = Field(primary_key=True, foreign_key="people.id", index=True)
    first_day: date = Field(primary_key=True)
    last_day: date | None = None
    seat: str


class SittingRow(SQLModel, table=True):
    """A sitting; `body` holds what is only read with it: seats, attendance, conflicts, counts, results."""

    __tablename__ = "sittings"
    __table_args__ = (Index("ix_sittings_listing", "organisation_id", "campaign_id", "called_for"),)
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    campaign_id: str = Field(foreign_key="campaigns.id")
    council: str
    state: str
    version: int
    called_for: datetime
    place: str
    body: Any = Field(sa_column=json_column())


class MotionRow(SQLModel, table=True):
    """A case on the agenda of a sitting. It `stands` until the sitting ends, and in one sitting at a time."""

    __tablename__ = "motions"
    __table_args__ = (
        Index(
            "uq_motions_standing",
            "case_id",
            unique=True,
            sqlite_where=text("stands"),
            postgresql_where=text("stands"),
        ),
    )
    id: str = Field(primary_key=True)
    sitting_id: str = Field(foreign_key="sittings.id", index=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    case_id: str = Field(foreign_key="cases.id", index=True)
    stands: bool
