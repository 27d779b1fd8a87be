"""Secret ballots: who voted, the sealed box, and the papers once it was opened. No row holds a name and a choice."""

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field, SQLModel


class RollRow(SQLModel, table=True):
    """Somebody's paper on a motion lies in the box: the key is why there is never a second one."""

    __tablename__ = "ballot_roll"
    motion_id: str = Field(primary_key=True, foreign_key="motions.id")
    person_id: str = Field(primary_key=True, foreign_key="people.id")


class BallotBoxRow(SQLModel, table=True):
    """The papers of a sitting, sealed together and written anew at every cast; empty once it was opened."""

    __tablename__ = "ballot_boxes"
    sitting_id: str = Field(primary_key=True, foreign_key="sittings.id")
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class PaperRow(SQLModel, table=True):
    """A paper that was taken out of an opened box, by its tracking code."""

    __tablename__ = "ballot_papers"
    motion_id: str = Field(primary_key=True, foreign_key="motions.id")
    code: str = Field(primary_key=True)
    choice: str
