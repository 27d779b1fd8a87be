"""Who has signed in, and who tried to. Only hashes of secrets are kept."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class SessionRow(SQLModel, table=True):
    __tablename__ = "sessions"
    token_hash: str = Field(primary_key=True)
    organisation_id: str
    person_id: str = Field(foreign_key="people.id", index=True)
    csrf: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class TokenRow(SQLModel, table=True):
    __tablename__ = "tokens"
    token_hash: str = Field(primary_key=True)
    organisation_id: str
    person_id: str = Field(foreign_key="people.id", index=True)
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class SignInAttemptRow(SQLModel, table=True):
    """One failed sign-in; enough of them close the door for a while. Kept by login name, known or not."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_login", "login", "at"),)
    id: str = Field(primary_key=True)
    login: str
    at: datetime
