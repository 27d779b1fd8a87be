"""Who there is: organisations, units, people, the roles they hold."""

from datetime import date

from sqlalchemy import Index, true
from sqlmodel import Field, SQLModel


class OrganisationRow(SQLModel, table=True):
    __tablename__ = "organisations"
    id: str = Field(primary_key=True)
    name: str


class UnitRow(SQLModel, table=True):
    """A unit in the dated forest; `kind` is what plans select participants by."""

    __tablename__ = "units"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    parent_id: str | None = Field(default=None, foreign_key="units.id")
    name: str
    kind: str
    valid_from: date
    valid_through: date | None = None


class PersonRow(SQLModel, table=True):
    __tablename__ = "people"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    unit_id: str = Field(foreign_key="units.id", index=True)
    name: str
    email: str
    phone: str = ""
    login: str = Field(unique=True)
    password_hash: str = ""
    title: str = ""
    language: str = "vi"
    active: bool = True


class AppointmentRow(SQLModel, table=True):
    """A role held by a person: in one unit, or (without `unit_id`) in the whole organisation.

    One that does not `opens` lets its holder be found there, and see no more than what is put before them.
    """

    __tablename__ = "appointments"
    __table_args__ = (Index("ix_appointments_role", "organisation_id", "role", "unit_id"),)
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    person_id: str = Field(foreign_key="people.id", index=True)
    role: str
    opens: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    unit_id: str | None = Field(default=None, foreign_key="units.id")
    valid_from: date
    valid_through: date | None = None
