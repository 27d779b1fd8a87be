"""The working calendar of an organisation, as far as it differs from weeks of Monday to Friday."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from services.store.tables.metadata import long_text


class CalendarDayRow(SQLModel, table=True):
    """A day `off` (a holiday, a day swapped) or a `working` Saturday or Sunday, with the text that says so."""

    __tablename__ = "calendar_days"
    organisation_id: str = Field(primary_key=True, foreign_key="organisations.id")
    day: date = Field(primary_key=True)
    kind: str
    name: str = Field(sa_column=long_text())
    source: str = Field(sa_column=long_text())
    changed_at: datetime
    changed_by: str
