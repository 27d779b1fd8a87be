"""A calendar as iCalendar text (RFC 5545): every time the same bytes, until something in it changes."""

from __future__ import annotations

import re
from datetime import UTC, timedelta

import icalendar

from services.feeds import sentences
from services.feeds.calendars import Calendar
from services.feeds.days import MarkedDay

PRODUCT = "-//thidua//Thi Dua//VI"
READ_AGAIN_AFTER = timedelta(hours=6)
UNWRITABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""What a text may not hold (RFC 5545, 3.3.11), and the breaks that some readers take for the end of a line."""


def written(calendar: Calendar) -> bytes:
    """*calendar* as a file: UTF-8, CRLF, folded at 75 octets."""
    file = icalendar.Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    name = " ".join(_plain(_stamped(calendar, calendar.name)).split())
    file.add("name", name)
    file.add("x-wr-calname", name)
    file.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    file.add("refresh-interval", READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", icalendar.vDuration(READ_AGAIN_AFTER))
    for day in calendar.days:
        file.add_component(_event(calendar, day))
    text: bytes = file.to_ical()
    return text


def _event(calendar: Calendar, day: MarkedDay) -> icalendar.Event:
    event = icalendar.Event()
    changed_at = day.changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("uid", f"{day.id}@thidua")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", day.sequence)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", _plain(_stamped(calendar, day.summary)), parameters={"LANGUAGE": calendar.language})
    event.add("description", _plain(_described(calendar, day)), parameters={"LANGUAGE": calendar.language})
    event.add("url", day.address)
    event.add("status", day.certainty.value.upper())
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _described(calendar: Calendar, day: MarkedDay) -> str:
    lines = [day.description, day.address]
    if calendar.demo:
        lines.append(sentences.NOT_REAL.said(calendar.language))
    return "\n".join(lines)


def _stamped(calendar: Calendar, text: str) -> str:
    return f"[{sentences.DEMO}] {text}" if calendar.demo else text


def _plain(text: str) -> str:
    return UNWRITABLE.sub(" ", text.replace("\r\n", "\n"))
