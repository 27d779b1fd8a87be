"""Calendars read by a parser that is not ours, and line by line against RFC 5545."""

from __future__ import annotations

import re
from typing import Any

import vobject

MOST_OCTETS = 75
LINE = re.compile(rb"[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*:[^\x00-\x08\x0a-\x1f\x7f]*")
IN_EACH_CALENDAR = {b"PRODID": 1, b"VERSION": 1, b"METHOD": 1, b"CALSCALE": 1}
IN_EACH_EVENT = {
    b"UID": 1,
    b"DTSTAMP": 1,
    b"DTSTART": 1,
    b"DTEND": 1,
    b"SEQUENCE": 1,
    b"SUMMARY": 1,
    b"DESCRIPTION": 1,
    b"STATUS": 1,
    b"LAST-MODIFIED": 1,
    b"URL": 1,
}


def events(text: bytes | str) -> dict[str, Any]:
    """Every event, by what its UID says after the campaign: `registration.once.all`."""
    read = vobject.readOne(text.decode() if isinstance(text, bytes) else text)
    found = [one for one in read.components() if one.name == "VEVENT"]
    assert len({one.uid.value for one in found}) == len(found)
    return {one.uid.value.partition(".")[2].partition("@")[0]: one for one in found}


def whole_lines(text: bytes) -> list[bytes]:
    """The unfolded lines; fails on a line that RFC 5545 does not allow (3.1: CRLF, 75 octets, one white space)."""
    assert text.endswith(b"\r\n")
    folded = text.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in folded)
    assert [line for line in folded if len(line) > MOST_OCTETS] == []
    for line in folded:
        line.decode()
    lines = b"\r\n".join(folded).replace(b"\r\n ", b"").split(b"\r\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return lines


def assert_sound(text: bytes) -> None:
    """Each component closed, with every property it must have, exactly once."""
    lines = whole_lines(text)
    assert (lines[0], lines[-1]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
    whole = b"\r\n".join(lines)
    inner = re.findall(rb"BEGIN:VEVENT\r\n(.*?)\r\nEND:VEVENT", whole, re.DOTALL)
    assert len(inner) == lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT")
    for event in inner:
        assert _counted(event, IN_EACH_EVENT) == IN_EACH_EVENT, event
    outer = re.sub(rb"BEGIN:VEVENT\r\n.*?\r\nEND:VEVENT\r\n", b"", whole, flags=re.DOTALL)
    assert _counted(outer, IN_EACH_CALENDAR) == IN_EACH_CALENDAR


def _counted(text: bytes, wanted: dict[bytes, int]) -> dict[bytes, int]:
    names = [re.split(rb"[;:]", line, maxsplit=1)[0] for line in text.split(b"\r\n")]
    return {name: names.count(name) for name in wanted}
