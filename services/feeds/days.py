"""A day of a calendar, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Certainty(StrEnum):
    """How firm a day is."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDay:
    """A day of a calendar with what it is about; `sequence` rises with each change of the day, dated `changed_at`."""

    id: str
    day: date
    sequence: int
    changed_at: datetime
    certainty: Certainty
    summary: str
    description: str
    address: str
