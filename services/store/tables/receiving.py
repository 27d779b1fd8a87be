"""Who gets what is written to somebody, and how they want it."""

from datetime import date, datetime, time

from sqlmodel import Field, SQLModel

from services.store.tables.metadata import long_text


class AbsenceRow(SQLModel, table=True):
    """Somebody is away, first and last day included, and a substitute gets what is written to them."""

    __tablename__ = "absences"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    substitute_id: str = Field(foreign_key="people.id", index=True)
    first_day: date
    last_day: date
    note: str = Field(sa_column=long_text())
    recorded_by: str
    recorded_at: datetime
    ended_by: str = ""
    ended_at: datetime | None = None


class PreferenceRow(SQLModel, table=True):
    """How a person wants to be told; hours are those of the clock in Việt Nam, `digest_on` a weekday (0 Monday)."""

    __tablename__ = "preferences"
    person_id: str = Field(primary_key=True, foreign_key="people.id")
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    by_email: bool = True
    by_sms: bool = False
    quiet_from: time | None = None
    quiet_until: time | None = None
    digest_on: int | None = None
    changed_at: datetime


class FeedRow(SQLModel, table=True):
    """An address under which a person's calendar can be read without signing in; only its hash is kept."""

    __tablename__ = "feeds"
    token_hash: str = Field(primary_key=True)
    id: str = Field(unique=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    person_id: str = Field(foreign_key="people.id", index=True)
    campaign_id: str = ""
    created_at: datetime
    read_at: datetime | None = None
    revoked_at: datetime | None = None
