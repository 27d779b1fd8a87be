"""The bodies of absences and of how people want to be told."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from services.api.schemas import Body


class NewAbsence(Body):
    """Away from the first day through the last, with who receives instead; `person` is yourself unless said."""

    person: str | None = None
    substitute: str
    first_day: date
    last_day: date
    note: str = Field(default="", max_length=4000)


class NewPreferences(Body):
    """How you want to be told. Hours as 21:00, empty for the usual ones; `digest_on` a weekday, 0 is Monday."""

    by_email: bool = True
    by_sms: bool = False
    phone: str = Field(default="", max_length=40)
    quiet_from: str = Field(default="", max_length=40)
    quiet_until: str = Field(default="", max_length=40)
    digest_on: int | None = Field(default=None, ge=0, le=6)


class AbsenceOut(BaseModel):
    """An absence; `ended_at` in system time, where it was ended early."""

    id: str
    person: str
    substitute: str
    first_day: date
    last_day: date
    note: str
    recorded_by: str
    ended_at: datetime | None


class PreferencesOut(BaseModel):
    """How you are told. Hours are those in force, the usual ones where you have said nothing."""

    by_email: bool
    by_sms: bool
    phone: str
    quiet_from: str
    quiet_until: str
    digest_on: int | None
