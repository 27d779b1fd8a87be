"""A calendar as text: whatever stands in it, every line is one RFC 5545 allows, and reads back as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from services.feeds import Calendar, written
from services.feeds.days import Certainty, MarkedDay
from tests.support.ical import assert_sound

DAY = MarkedDay(
    id="c.one.once.all",
    day=date(2024, 2, 29),
    sequence=3,
    changed_at=datetime(2024, 1, 1, 2, 3, 4, 567, tzinfo=UTC),
    certainty=Certainty.CONFIRMED,
    summary="Hạn",
    description="",
    address="https://thidua.example.vn/campaigns/c",
)
CALENDAR = Calendar(name="Lịch", language="vi", demo=False, days=(DAY,))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@given(TEXTS, TEXTS, TEXTS)
@example("a,b;c\\n\nBEGIN:VALARM\r\nEND:VEVENT", "👩‍👩‍👧‍👦" * 30, 'ễ"ự:ỹ' * 50)
@example("\\", "\\,\\;\\\\n", "\x85\x1e\u2028\x0b")
def test_hostile_texts_stay_texts(summary: str, description: str, name: str) -> None:
    day = replace(DAY, summary=summary, description=description)

    text = written(replace(CALENDAR, name=name, days=(day,)))

    assert_sound(text)
    event = vobject.readOne(text.decode()).vevent
    assert event.summary.value == _as_written(summary)
    assert event.description.value == _as_written(f"{description}\n{DAY.address}")
    assert (event.sequence.value, event.status.value) == ("3", "CONFIRMED")


def test_day_is_whole_and_ends_the_day_after() -> None:
    text = written(CALENDAR)

    assert b"DTSTART;VALUE=DATE:20240229\r\n" in text
    assert b"DTEND;VALUE=DATE:20240301\r\n" in text
    assert b"DTSTAMP:20240101T020304Z\r\n" in text
    assert b"VALARM" not in text


def test_demo_is_stamped_on_every_day_and_only_there() -> None:
    stamped = written(replace(CALENDAR, demo=True)).decode().replace("\r\n ", "")

    assert stamped.count("[BẢN MINH HỌA] ") == 3
    assert "không phải văn bản thật" in stamped
    assert "MINH HỌA" not in written(CALENDAR).decode().replace("\r\n ", "")


def _as_written(text: str) -> str:
    return CONTROL.sub(" ", text.replace("\r\n", "\n"))
