"""When to remind of sittings."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class SittingReminderRow(SQLModel, table=True):
    """The members of a sitting are to be reminded of it at an instant of business time; the row goes when they are."""

    __tablename__ = "sitting_reminders"
    sitting_id: str = Field(primary_key=True, foreign_key="sittings.id")
    remind_at: datetime = Field(index=True)
