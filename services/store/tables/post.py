"""What is to be told, and the messages that tell it."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import long_text


class NoticeRow(SQLModel, table=True):
    """What happened to be told about one case; messages are assembled from notices."""

    __tablename__ = "notices"
    id: str = Field(primary_key=True)
    organisation_id: str
    campaign_id: str
    case_id: str = Field(index=True)
    message_id: str = Field(foreign_key="messages.id", index=True)
    kind: str


class MessageRow(SQLModel, table=True):
    """What is sent to one person, once per `ledger_key`. States: queued, held, gathered, moot, delivered, dead.

    What is held waits for the weekly digest; then it is gathered (into the digest `digest_id`), or moot where nothing
    of it is owed any more. `instead_of` names the absent people in whose place it was sent, with spaces between.
    `not_before` and `acknowledge_by` are business time: it waits for the end of quiet hours, or for the digest; it is
    told again unless it is acknowledged by then. `deadline` is what it reminds of; `thread` is the same for what is said of one matter to one person.
    """

    __tablename__ = "messages"
    __table_args__ = (
        Index(
            "ix_messages_due",
            "next_attempt_at",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_messages_held",
            "not_before",
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
        Index(
            "ix_messages_acknowledge_by",
            "acknowledge_by",
            sqlite_where=text("acknowledge_by IS NOT NULL"),
            postgresql_where=text("acknowledge_by IS NOT NULL"),
        ),
        Index("ix_messages_listing", "organisation_id", "business_at", "id"),
        Index("ix_messages_figures", "organisation_id", "state", "channel", "created_at"),
    )
    id: str = Field(primary_key=True)
    organisation_id: str
    campaign_id: str
    person_id: str = Field(foreign_key="people.id", index=True)
    ledger_key: str = Field(unique=True)
    kind: str
    language: str
    name: str
    address: str
    subject: str = Field(sa_column=long_text())
    text: str = Field(sa_column=long_text())
    html: str = Field(sa_column=long_text())
    business_at: datetime
    created_at: datetime
    state: str
    attempts: int
    next_attempt_at: datetime
    lease_until: datetime | None = None
    last_error: str = ""
    delivered_at: datetime | None = None
    channel: str = "email"
    instead_of: str = ""
    digest_id: str = ""
    read_at: datetime | None = None
    asks_acknowledgement: bool = False
    acknowledged_at: datetime | None = None
    not_before: datetime | None = None
    acknowledge_by: datetime | None = None
    deadline: str = ""
    thread: str = ""
    sent_again_by: str = ""
    sent_again_at: datetime | None = None
