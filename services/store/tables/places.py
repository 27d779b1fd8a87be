"""Places of quotas and honours given: rows of which there can't be one too many, whoever writes them."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class PlaceRow(SQLModel, table=True):
    """A place that a case holds in a quota, in the group `apart` and for the `value` of a field, where it has such.

    `number` counts from 1 to those `given` when it was taken; a place taken under a waiver may stand `beyond` them.
    """

    __tablename__ = "places"
    __table_args__ = (
        UniqueConstraint("campaign_id", "quota", "case_id"),
        Index("ix_places_case_id", "case_id"),
        CheckConstraint("number >= 1 AND (beyond OR number <= given)", name="ck_places_number"),
    )
    campaign_id: str = Field(primary_key=True, foreign_key="campaigns.id")
    quota: str = Field(primary_key=True)
    apart: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    case_id: str = Field(foreign_key="cases.id")
    given: int
    beyond: bool = False


class HonourRow(SQLModel, table=True):
    """What a person or unit (`subject_id`) was given once: a row for each year in which it is not given again.

    What is given once in a lifetime has one row, of the year 0.
    """

    __tablename__ = "honours"
    __table_args__ = (Index("ix_honours_case_id", "case_id"),)
    organisation_id: str = Field(primary_key=True, foreign_key="organisations.id")
    honour: str = Field(primary_key=True)
    subject_id: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id")
    won_in: int
