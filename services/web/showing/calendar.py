"""The working calendar of a year as months, weeks and remarks; and an entry of its history in words."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from definitions.calendar import is_forecast
from services.calendar import StandingDay
from services.pages.reading import Happened
from services.store.calendar import FallingDue
from services.web.contexts.calendar import DayCell, Month, Remark
from services.web.contexts.frame import Badge, Choice, Input, Line
from services.web.showing.parts import problems_at, with_round
from services.words import Worded, day, translation
from services.words.forms import weekday_in_words
from workflow.daysoff import SATURDAY
from workflow.definition import Definition
from workflow.events import CalendarChanged
from workflow.working_calendar import CalendarDay, DayKind, days_told

KINDS: Mapping[DayKind, tuple[str, str]] = {
    DayKind.OFF: ("Nghỉ", "bad"),
    DayKind.WORKING: ("Làm việc", "good"),
    DayKind.ORDINARY: ("Ngày thường", "calm"),
}
DUE, OWN, FORECAST = "Đến hạn", "cơ quan tự đặt", "dự báo"
OF_CASES = "{cases} hồ sơ"
CHANGED = "Đổi lịch làm việc: {days} ngày; dời {moved} thời hạn"
ONE_DAY_TOLD = "{day}: {kind} – {name} ({source})"
AND_MORE = "và {count} ngày nữa"
ABOUT = "Lịch làm việc"
MOST_TOLD = 6
DAY, KIND, NAME, SOURCE = "Ngày", "Loại ngày", "Tên", "Căn cứ (số, ngày văn bản)"
ONE_DAY = timedelta(days=1)


def months(
    year: int,
    standing: Sequence[StandingDay],
    due: Sequence[tuple[FallingDue, Definition]],
    today: date,
    language: str,
) -> tuple[Month, ...]:
    """The twelve months of *year*, with every marked day and every deadline on its day."""
    kinds = {found.one.day: found.one.kind for found in standing}
    ending = Counter(one.day for one, _ in due)
    remarks = sorted(
        [*_marked(standing, language), *remarks_of_deadlines(due, language)], key=lambda one: (one.first, one.href)
    )
    return tuple(
        Month(
            number=number,
            weeks=tuple(
                tuple(_cell(one, number, kinds, ending, today) for one in week)
                for week in Calendar().monthdatescalendar(year, number)
            ),
            remarks=tuple(one for one in remarks if one.first.month == number),
        )
        for number in range(1, 13)
    )


def kind_badge(kind: DayKind, language: str) -> Badge:
    label, tone = KINDS[kind]
    return Badge(label=translation(language).gettext(label), tone=tone)


def day_inputs(language: str, typed: Mapping[str, str], said: Sequence[Worded]) -> tuple[Input, ...]:
    """The inputs that set one day, with what was typed and what is wrong with it."""
    _ = translation(language).gettext
    chosen = typed.get("kind", "")
    choices = tuple(
        Choice(value=kind.value, label=kind_badge(kind, language).label, chosen=kind.value == chosen) for kind in KINDS
    )
    asked = (
        Input(name="day", label=_(DAY), kind="date"),
        Input(name="kind", label=_(KIND), kind="choice", choices=choices),
        Input(name="name", label=_(NAME), kind="text", high=200),
        Input(name="source", label=_(SOURCE), kind="text", high=400),
    )
    return tuple(
        replace(one, value=typed.get(one.name, ""), problems=problems_at(f"days.0.{one.name}", said)) for one in asked
    )


def calendar_line(happened: Happened, event: CalendarChanged, names: Mapping[str, str], language: str) -> Line:
    """A change of the calendar as a line of the history."""
    _ = translation(language).gettext
    entry, days = happened.entry, list(days_told([event]).values())
    told = [_told(one, language) for one in days[:MOST_TOLD]]
    if len(days) > MOST_TOLD:
        told.append(_(AND_MORE).format(count=len(days) - MOST_TOLD))
    return Line(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.business_at),
        who=names.get(entry.actor, entry.actor),
        what=_(CHANGED).format(days=len(days), moved=event.moved),
        details=tuple(told),
        reason="",
        hash=entry.hash[:12],
        href=f"/calendar?year={days[0].day.year}" if days else "/calendar",
        about=_(ABOUT),
    )


def _told(one: CalendarDay, language: str) -> str:
    kind = kind_badge(one.kind, language).label
    said = translation(language).gettext(ONE_DAY_TOLD)
    return said.format(day=day(one.day), kind=kind, name=one.name, source=one.source)


def _cell(
    one: date, month: int, kinds: Mapping[date, DayKind], ending: Mapping[date, int], today: date
) -> DayCell | None:
    if one.month != month:
        return None
    kind = kinds.get(one, DayKind.ORDINARY)
    plain = "weekend" if one.weekday() >= SATURDAY else ""
    shown = plain if kind is DayKind.ORDINARY else kind.value
    return DayCell(day=one, kind=shown, due=ending.get(one, 0), today=one == today)


def _marked(standing: Sequence[StandingDay], language: str) -> Iterator[Remark]:
    """A remark for each marked day; days in a row that say the same share one, within their month."""
    _ = translation(language).gettext
    rows: list[list[StandingDay]] = []
    for found in standing:
        if rows and _goes_on(rows[-1][-1], found):
            rows[-1].append(found)
        else:
            rows.append([found])
    for row in rows:
        one = row[0].one
        notes = (OWN,) if row[0].own else (FORECAST,) if is_forecast(one) else ()
        yield Remark(
            first=one.day,
            last=row[-1].one.day,
            weekday=weekday_in_words(one.day, language),
            badge=kind_badge(one.kind, language),
            name=one.name,
            source=one.source,
            more=", ".join(_(note) for note in notes),
        )


def _goes_on(before: StandingDay, after: StandingDay) -> bool:
    follows = after.one.day - before.one.day == ONE_DAY and after.one.day.month == before.one.day.month
    return follows and before == replace(after, one=replace(after.one, day=before.one.day))


def remarks_of_deadlines(due: Sequence[tuple[FallingDue, Definition]], language: str) -> Iterator[Remark]:
    """A remark for each deadline, on its last day."""
    _ = translation(language).gettext
    for one, definition in due:
        labels = (d.label.said(language) for d in definition.deadlines.values() if d.id == one.deadline)
        yield Remark(
            first=one.day,
            last=one.day,
            weekday=weekday_in_words(one.day, language),
            badge=Badge(label=_(DUE), tone="active"),
            name=with_round(next(labels, one.deadline), one.occurrence, language),
            source=definition.label.said(language),
            href=f"/campaigns/{one.campaign}#timeline",
            more=_(OF_CASES).format(cases=one.cases) if one.cases else "",
        )
