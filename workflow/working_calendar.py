"""The working calendar as data: the days that are not what their weekday says, and what a change of them must be like.

A calendar has layers: the shipped days, and over them those an organisation has set. A later layer's word on a day is
the last one, `ordinary` included, which takes an earlier layer's day back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.daysoff import SATURDAY, DaysOff
from workflow.events import AnyEvent, CalendarChanged
from workflow.refusals import Refusal, WayOut

FIRST_YEAR, LAST_YEAR = 2000, 2099
MOST_DAYS = 1000
LONGEST_NAME, LONGEST_SOURCE = 200, 400


class DayKind(StrEnum):
    """What a day is: closed; a Saturday or Sunday that is worked; or what its weekday says."""

    OFF = "off"
    WORKING = "working"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of a calendar (a date in Việt Nam), what it is called, and the text that says so."""

    day: date
    kind: DayKind
    name: str
    source: str


def as_days_off(days: Iterable[CalendarDay]) -> DaysOff:
    """What deadlines are counted by."""
    known = list(days)
    return DaysOff(
        holidays=frozenset(one.day for one in known if one.kind is DayKind.OFF),
        working_weekends=frozenset(one.day for one in known if one.kind is DayKind.WORKING),
    )


def refusals_of(days: Sequence[CalendarDay]) -> tuple[Refusal, ...]:
    """Everything that is wrong with setting *days*; the place of each is its number among them, from 0."""
    if len(days) > MOST_DAYS:
        params: dict[str, str | int] = {"count": len(days), "most": MOST_DAYS}
        return (Refusal("calendar_too_many_days", params, (WayOut.CORRECT_FIGURES,), "days"),)
    times = Counter(one.day for one in days)
    found: list[Refusal] = []
    for number, one in enumerate(days):
        place = f"days.{number}"
        if times[one.day] > 1:
            twice = {"day": one.day.isoformat()}
            found.append(Refusal("calendar_day_twice", twice, (WayOut.CORRECT_FIGURES,), f"{place}.day"))
        found += _wrong_with(one, place)
    return tuple(found)


def days_told(events: Iterable[AnyEvent]) -> dict[date, CalendarDay]:
    """The days that a calendar's stream leaves set; `ValueError` for one that is no day or has no such kind."""
    return {
        (one := _day_of(plain)).day: one
        for event in events
        if isinstance(event, CalendarChanged)
        for plain in event.days
    }


def as_plain(one: CalendarDay) -> dict[str, str]:
    """A day as an entry holds it."""
    return {"day": one.day.isoformat(), "kind": one.kind.value, "name": one.name, "source": one.source}


def _day_of(plain: Mapping[str, str]) -> CalendarDay:
    kind = DayKind(plain["kind"])
    return CalendarDay(day=date.fromisoformat(plain["day"]), kind=kind, name=plain["name"], source=plain["source"])


def _wrong_with(one: CalendarDay, place: str) -> Iterator[Refusal]:
    day: dict[str, str | int] = {"day": one.day.isoformat()}
    if not FIRST_YEAR <= one.day.year <= LAST_YEAR:
        bounds = {**day, "low": FIRST_YEAR, "high": LAST_YEAR}
        yield Refusal("calendar_year_out_of_range", bounds, (WayOut.CORRECT_FIGURES,), f"{place}.day")
    if one.kind is DayKind.WORKING and one.day.weekday() < SATURDAY:
        yield Refusal("calendar_works_anyway", day, (WayOut.CORRECT_FIGURES,), f"{place}.kind")
    if not one.name.strip():
        yield Refusal("calendar_name_missing", day, (WayOut.FILL_IN,), f"{place}.name")
    if not one.source.strip():
        yield Refusal("calendar_source_missing", day, (WayOut.FILL_IN,), f"{place}.source")
    for text, longest, name in ((one.name, LONGEST_NAME, "name"), (one.source, LONGEST_SOURCE, "source")):
        if len(text) > longest:
            yield Refusal("calendar_text_too_long", {**day, "most": longest}, (WayOut.FILL_IN,), f"{place}.{name}")
