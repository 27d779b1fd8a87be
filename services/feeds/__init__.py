"""Calendars that other programs read (RFC 5545): one's own address for them, and what stands in them."""

from __future__ import annotations

from services.feeds.addresses import MOST_FEEDS, Made, NoSuchFeed, listing, make, opened, revoke
from services.feeds.calendars import Calendar, calendar_of
from services.feeds.turnstile import Turnstile
from services.feeds.writing import written

__all__ = [
    "MOST_FEEDS",
    "Calendar",
    "Made",
    "NoSuchFeed",
    "Turnstile",
    "calendar_of",
    "listing",
    "make",
    "opened",
    "revoke",
    "written",
]
