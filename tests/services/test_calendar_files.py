"""Days as people write them in a file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calendar.written import day_in, days_in, on_one_line, written
from workflow.errors import Refused
from workflow.working_calendar import FIRST_YEAR, LAST_YEAR, CalendarDay, DayKind

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).map(on_one_line).filter(bool)


@given(
    st.lists(st.tuples(DAYS, st.sampled_from([DayKind.OFF, DayKind.ORDINARY]), TEXTS, TEXTS), min_size=1, max_size=20)
)
def test_days_that_are_written_read_the_same(rows) -> None:
    days = tuple(
        {day: CalendarDay(day=day, kind=kind, name=name, source=source) for day, kind, name, source in rows}.values()
    )

    assert days_in(written(days).encode()) == days
    assert days_in(b"\xef\xbb\xbf" + written(days).replace("\n", "\r\n").encode()) == days


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused_with_its_lines(data: bytes) -> None:
    try:
        places = [f"days.{one.day}" for one in days_in(data)]
    except Refused as refused:
        places = [one.place for one in refused.refusals]

    assert places
    assert all(place.startswith(("days.", "line ", "file")) for place in places)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-02", date(2026, 1, 2)),
        ("2/1/2026", date(2026, 1, 2)),
        (" 02/01/2026 ", date(2026, 1, 2)),
        ("31/11/2026", None),
        ("1/2026", None),
        ("", None),
    ],
)
def test_day_is_written_in_either_way(text: str, day: date | None) -> None:
    assert day_in(text) == day
