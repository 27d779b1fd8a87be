"""What a change of the calendar would do, for the page on which it is confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.calendar import Move, Preview, Stay, written
from services.store.calendar import FallingDue
from services.web.contexts.calendar import CalendarChangePage, ChangedDay, MovedDeadline
from services.web.showing.calendar import kind_badge, remarks_of_deadlines
from services.web.showing.parts import with_round
from services.words import translation
from services.words.forms import weekday_in_words
from workflow.daysoff import SATURDAY
from workflow.definition import Definition
from workflow.moving import Stays
from workflow.working_calendar import CalendarDay

MOST_SHOWN = 200
WEEKEND, WEEKDAY = "ngày nghỉ cuối tuần", "ngày làm việc"
WHY: Mapping[Stays, str] = {
    Stays.OVER: "đã hết hạn",
    Stays.INTO_THE_PAST: "ngày mới đã qua; không ai bị muộn vì lịch đổi",
    Stays.EXTENDED: "đã được gia hạn đến ngày muộn hơn hoặc bằng",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRead:
    """A preview with what its page names: definitions by campaign, subjects by case, what stands on each day now,
    and the deadlines that end on a day that is to be off and don't move.
    """

    preview: Preview
    definitions: Mapping[str, Definition]
    subjects: Mapping[str, str]
    standing: Mapping[date, CalendarDay]
    unmoved: Sequence[tuple[FallingDue, Definition]]


def shown_cases(preview: Preview) -> Collection[str]:
    """The cases whose names the page shows."""
    moving, staying = preview.moves[:MOST_SHOWN], preview.stays[:MOST_SHOWN]
    return {one.case for one in moving if one.case} | {one.case for one in staying if one.case}


def change_page(read: ChangeRead, language: str, year: int, *, outdated: bool) -> CalendarChangePage:
    """The context of `calendar_change.html`."""
    preview = read.preview
    return CalendarChangePage(
        year=preview.days[0].day.year if preview.days else year,
        days=tuple(_changed(read, one, language) for one in preview.days),
        moves=tuple(_moved(read, one, one.new_last_day, "", language) for one in preview.moves[:MOST_SHOWN]),
        moving=len(preview.moves),
        stays=_staying(read, preview.stays[:MOST_SHOWN], language),
        staying=len(preview.stays),
        unmoved=tuple(remarks_of_deadlines(read.unmoved[:MOST_SHOWN], language)),
        written=written(preview.days) if preview.days else "",
        fingerprint=preview.fingerprint,
        outdated=outdated,
    )


def _changed(read: ChangeRead, one: CalendarDay, language: str) -> ChangedDay:
    _ = translation(language).gettext
    stands = read.standing.get(one.day)
    plain = WEEKEND if one.day.weekday() >= SATURDAY else WEEKDAY
    return ChangedDay(
        day=one.day,
        weekday=weekday_in_words(one.day, language),
        before=f"{kind_badge(stands.kind, language).label}: {stands.name}" if stands else _(plain),
        badge=kind_badge(one.kind, language),
        name=one.name,
        source=one.source,
    )


def _staying(read: ChangeRead, stays: Sequence[Stay], language: str) -> tuple[MovedDeadline, ...]:
    _ = translation(language).gettext
    return tuple(_moved(read, one, one.by_rule, _(WHY[one.why]), language) for one in stays)


def _moved(read: ChangeRead, one: Move | Stay, then: date, why: str, language: str) -> MovedDeadline:
    definition = read.definitions[one.campaign]
    labels = (d.label.said(language) for d in definition.deadlines.values() if d.id == one.deadline)
    return MovedDeadline(
        campaign=definition.label.said(language),
        href=f"/cases/{one.case}" if one.case else f"/campaigns/{one.campaign}#timeline",
        deadline=with_round(next(labels, one.deadline), one.occurrence, language),
        subject=read.subjects.get(one.case, ""),
        last_day=one.last_day,
        new_last_day=then,
        why=why,
    )
