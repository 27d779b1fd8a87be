"""Deadlines and the rungs that hang on them."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel


class DeadlineRow(SQLModel, table=True):
    """A deadline is one row; with a `case_id` only where it was extended for that case alone.

    One of a case that was cancelled has `ended`: it stands no more.
    """

    __tablename__ = "deadlines"
    __table_args__ = (UniqueConstraint("campaign_id", "name", "occurrence", "case_id"),)
    id: str = Field(primary_key=True)
    organisation_id: str
    campaign_id: str = Field(foreign_key="campaigns.id", index=True)
    name: str
    occurrence: str = ""
    case_id: str = ""
    revision: int
    opens_on: date | None = None
    named_day: date
    original_last_day: date
    last_day: date
    due_at: datetime
    counted_from: date | None = None
    ended: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    changed_at: datetime | None = None
    granted_day: date | None = None


class RungRow(SQLModel, table=True):
    """One step of a deadline's ladder, or (`lapse`) its passing. `settled_at` is the claim."""

    __tablename__ = "rungs"
    __table_args__ = (
        UniqueConstraint("deadline_id", "revision", "name"),
        Index(
            "ix_rungs_due",
            "fire_at",
            "id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )
    id: str = Field(primary_key=True)
    organisation_id: str
    campaign_id: str
    deadline_id: str = Field(foreign_key="deadlines.id")
    revision: int
    name: str
    fire_at: datetime
    settled_at: datetime | None = None
    outcome: str = ""
    attempts: int = 0
    retry_at: datetime | None = None
