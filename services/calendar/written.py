"""Days as people write them: a CSV file of `day;kind;name;source`, in UTF-8, with or without a heading."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut
from workflow.working_calendar import CalendarDay, DayKind, refusals_of

CHANGE = "change_calendar"
LARGEST_FILE = 256 * 1024
"""Bytes; a file of a thousand days is smaller."""
COLUMNS = 4
HEADINGS = frozenset({"day", "ngày"})
KINDS: Mapping[str, DayKind] = {
    "off": DayKind.OFF,
    "nghỉ": DayKind.OFF,
    "working": DayKind.WORKING,
    "làm việc": DayKind.WORKING,
    "làm bù": DayKind.WORKING,
    "ordinary": DayKind.ORDINARY,
    "ngày thường": DayKind.ORDINARY,
}
AS_SPOKEN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
SHOWN = 60


def days_in(data: bytes) -> tuple[CalendarDay, ...]:
    """The days that a file holds. Raises `Refused` with every line that can't be read or set; the place is `line 7`."""
    text = _text(data)
    found: list[CalendarDay] = []
    lines: list[int] = []
    wrong: list[Refusal] = []
    for line, cells in _lines(text):
        try:
            found.append(_day(line, cells))
            lines.append(line)
        except Refused as refused:
            wrong += refused.refusals
    if not found and not wrong:
        raise Refused(CHANGE, (Refusal("calendar_file_empty", {}, (WayOut.FILL_IN,), "file"),))
    wrong += [replace(one, place=_line_of(one.place, lines)) for one in refusals_of(found)]
    if wrong:
        raise Refused(CHANGE, tuple(sorted(wrong, key=_number)))
    return tuple(found)


def written(days: Iterable[CalendarDay]) -> str:
    """*days* as such a file, with its heading."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(("day", "kind", "name", "source"))
    rows.writerows((one.day.isoformat(), one.kind.value, one.name, one.source) for one in days)
    return out.getvalue()


def day_in(text: str) -> date | None:
    """The day that *text* writes, as 2026-01-02 or 2/1/2026; None if it is no day."""
    spoken = AS_SPOKEN.fullmatch(text.strip())
    try:
        if spoken:
            day, month, year = map(int, spoken.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def on_one_line(text: str) -> str:
    """*text* without line breaks or white space that says nothing."""
    return " ".join(text.split())


def _text(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        params: dict[str, str | int] = {"size": len(data), "limit": LARGEST_FILE}
        raise Refused(CHANGE, (Refusal("file_too_large", params, (), "file"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refused(CHANGE, (Refusal("calendar_not_utf8", {}, (WayOut.CORRECT_FIGURES,), "file"),))
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something, with its number from 1; a heading says nothing."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    while True:
        line = rows.line_num + 1
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error:
            yield line, []
            continue
        if any(cells) and cells[0].lower() not in HEADINGS:
            yield line, cells


def _day(line: int, cells: list[str]) -> CalendarDay:
    place = f"line {line}"
    if len(cells) != COLUMNS:
        params: dict[str, str | int] = {"line": line, "given": ";".join(cells)[:SHOWN]}
        raise Refused(CHANGE, (Refusal("calendar_line_unreadable", params, (WayOut.CORRECT_FIGURES,), place),))
    when, what, name, source = cells
    day, kind = day_in(when), KINDS.get(what.lower())
    if day is None:
        params = {"line": line, "given": when[:SHOWN]}
        raise Refused(CHANGE, (Refusal("calendar_line_has_no_day", params, (WayOut.CORRECT_FIGURES,), place),))
    if kind is None:
        params = {"line": line, "given": what[:SHOWN]}
        raise Refused(CHANGE, (Refusal("calendar_line_has_no_kind", params, (WayOut.CORRECT_FIGURES,), place),))
    return CalendarDay(day=day, kind=kind, name=on_one_line(name), source=on_one_line(source))


def _number(refusal: Refusal) -> int:
    """The line a refusal is about; 0 for the whole file."""
    return int(refusal.place.removeprefix("line ")) if refusal.place.startswith("line ") else 0


def _line_of(place: str, lines: list[int]) -> str:
    """The line of the file that `days.3.name` is on."""
    number = place.removeprefix("days.").partition(".")[0]
    return f"line {lines[int(number)]}" if number.isdecimal() else "file"
