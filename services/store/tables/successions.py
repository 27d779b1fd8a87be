"""Units that took the place of others."""

from datetime import date

from sqlmodel import Field, SQLModel


class SuccessionRow(SQLModel, table=True):
    """One unit took the place of another on the day `since`; what was recorded wrongly `stands` no longer."""

    __tablename__ = "unit_successions"
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id", index=True)
    former_id: str = Field(foreign_key="units.id")
    successor_id: str = Field(foreign_key="units.id")
    nature: str
    since: date
    document: str
    stands: bool
