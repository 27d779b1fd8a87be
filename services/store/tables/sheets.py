"""What juries give."""

from typing import Any

from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column


class SheetRow(SQLModel, table=True):
    """What one member gave one work: `scores` by criterion, each as it is kept (`8.50`). One sheet a motion and member."""

    __tablename__ = "sheets"
    motion_id: str = Field(primary_key=True, foreign_key="motions.id")
    member_id: str = Field(primary_key=True, foreign_key="people.id")
    organisation_id: str = Field(foreign_key="organisations.id")
    sitting_id: str = Field(foreign_key="sittings.id", index=True)
    scores: Any = Field(sa_column=json_column())
    note: str
