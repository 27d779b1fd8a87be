"""/calendar: the working calendar of a year, and its change: told first, then confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from definitions.calendar import is_forecast
from services import calendar
from services.access import Actor, scope_of
from services.calendar import LARGEST_FILE, Preview, PreviewMoved, days_in
from services.campaigns import follow_calendar
from services.doorway import Caller, language_of, office_of, require_own
from services.naming import subjects
from services.registry import definition_of
from services.store import campaigns
from services.store import cases as case_rows
from services.store.calendar import FallingDue, falling_due
from services.store.work import Work
from services.web.contexts.calendar import CalendarPage
from services.web.forms import Form, Sent, Signed, carry_out, day_in, explained, status_of
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.calendar import DAY, KIND, day_inputs, months
from services.web.showing.calendar_change import ChangeRead, change_page, shown_cases
from services.web.showing.parts import in_words
from services.web.showing.trying import Tried
from services.words import translation
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut
from workflow.working_calendar import FIRST_YEAR, LAST_YEAR, CalendarDay, DayKind

router = APIRouter(include_in_schema=False)
CHANGED_MEANWHILE = 412
ONE_DAY, FROM_FILE, WAITING = "day", "file", "waiting"
CHANGED, MOVED = "changed", "moved"
DONE = {
    CHANGED: "Đã đổi lịch; không thời hạn nào phải dời.",
    MOVED: "Đã đổi lịch; các thời hạn liên quan đã dời theo.",
}
Days = Callable[[], Sequence[CalendarDay]]


@router.get("/calendar")
def read(
    request: Request,
    caller: Signed,
    year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
    done: str = "",
) -> Response:
    """The twelve months: days off and working weekends with their source, and every deadline on its day."""
    return _show(request, caller, year, done=done)


@router.post("/calendar/preview")
def preview_day(request: Request, caller: Signed, sent: Form) -> Response:
    """What setting one day would move."""
    return _or_refused(request, caller, sent, ONE_DAY, lambda: (_day(request, sent),))


@router.post("/calendar/file")
def preview_file(request: Request, caller: Signed, sent: Form) -> Response:
    """What setting the days of a file would move."""
    return _or_refused(
        request,
        caller,
        sent,
        FROM_FILE,
        lambda: days_in(sent.file.file.read(LARGEST_FILE + 1) if sent.file else b""),
    )


@router.post("/calendar/waiting")
def preview_waiting(request: Request, caller: Signed, sent: Form) -> Response:
    """What would follow the calendar as it stands."""
    return _or_refused(request, caller, sent, WAITING, tuple)


@router.post("/calendar/changes")
def change(request: Request, caller: Signed, sent: Form) -> Response:
    """Set the days that were previewed, and move what the preview listed; or show what would move now instead."""

    def act(work: Work) -> str:
        text = sent.text("days")
        days = days_in(text.encode()) if text else ()
        done = follow_calendar(work, caller.actor, days, sent.text("fingerprint"))
        year = done.days[0].day.year if done.days else work.act.today.year
        return f"/calendar?year={year}&done={MOVED if done.moves else CHANGED}"

    try:
        return carry_out(request, caller, sent, act)
    except PreviewMoved as moved:
        return _confirmation(request, caller, moved.preview, outdated=True)
    except Refused as refused:
        return _refused(request, caller, sent, ONE_DAY, refused)


def _or_refused(request: Request, caller: Caller, sent: Sent, form: str, days: Days) -> Response:
    require_own(request, caller, sent.csrf)
    try:
        asked = days()
        with office_of(request).reading(caller.actor.id) as work:
            found = calendar.preview(work, caller.actor, asked)
        return _confirmation(request, caller, found, outdated=False)
    except Refused as refused:
        return _refused(request, caller, sent, form, refused)


def _refused(request: Request, caller: Caller, sent: Sent, form: str, refused: Refused) -> Response:
    said = explained(request, caller, f"calendar:{caller.actor.organisation}", refused)
    status = status_of(refused)
    year = sent.text("year")
    return _show(
        request,
        caller,
        int(year) if year.isdecimal() and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR else None,
        tried=Tried(form=form, said=said, typed=sent.values),
        status=status,
    )


def _confirmation(request: Request, caller: Caller, found: Preview, *, outdated: bool) -> Response:
    who = caller.actor
    with office_of(request).reading(who.id) as work:
        years = {one.day.year for one in found.days}
        standing = (one for year in years for one in calendar.standing_days(work, who.organisation, year))
        read = ChangeRead(
            preview=found,
            definitions=_definitions(work, found.campaigns),
            subjects=subjects(work, case_rows.load(work, list(shown_cases(found))).values()),
            standing={day.one.day: day.one for day in standing},
            unmoved=_unmoved(work, who, found),
        )
        today = work.act.today
    context = change_page(read, language_of(request), today.year, outdated=outdated)
    status = CHANGED_MEANWHILE if outdated else 200
    return page("calendar_change.html", context, frame_of(request, caller, "calendar"), status)


def _unmoved(work: Work, who: Actor, found: Preview) -> tuple[tuple[FallingDue, Definition], ...]:
    """The deadlines that end on a day that is to be off, and of which nothing moves or would."""
    told = {(one.campaign, one.deadline, one.occurrence) for one in found.moves}
    told |= {(one.campaign, one.deadline, one.occurrence) for one in found.stays}
    off = sorted(one.day for one in found.days if one.kind is DayKind.OFF)
    due = falling_due(work, scope_of(who), off[0], off[-1]) if off else []
    left = [one for one in due if one.day in off and (one.campaign, one.deadline, one.occurrence) not in told]
    ruled = _definitions(work, {one.campaign for one in left})
    return tuple((one, ruled[one.campaign]) for one in left)


def _show(
    request: Request,
    caller: Caller,
    asked: int | None,
    *,
    tried: Tried | None = None,
    done: str = "",
    status: int = 200,
) -> Response:
    who, language = caller.actor, language_of(request)
    with office_of(request).reading(who.id) as work:
        today = work.act.today
        year = asked or today.year
        standing = calendar.standing_days(work, who.organisation, year)
        due = falling_due(work, scope_of(who), date(year, 1, 1), date(year, 12, 31))
        ruled = _definitions(work, {one.campaign for one in due})
        may_change = calendar.may_change(work, who)
        waiting = len(calendar.outstanding(work, who).moves) if may_change else 0
    said = in_words(tried.said) if tried else ()
    of_file = tried is not None and tried.form == FROM_FILE
    typed, wrong = (tried.typed, tried.said) if tried and not of_file else ({}, ())
    context = CalendarPage(
        year=year,
        earlier=f"/calendar?year={year - 1}" if year > FIRST_YEAR else "",
        later=f"/calendar?year={year + 1}" if year < LAST_YEAR else "",
        forecast=any(is_forecast(found.one) for found in standing),
        months=months(year, standing, [(one, ruled[one.campaign]) for one in due], today, language),
        may_change=may_change,
        waiting=waiting,
        inputs=day_inputs(language, typed, wrong),
        refused=() if of_file else said,
        file_refused=said if of_file else (),
        done=translation(language).gettext(DONE[done]) if done in DONE else "",
    )
    return page("calendar.html", context, frame_of(request, caller, "calendar"), status)


def _definitions(work: Work, wanted: set[str]) -> dict[str, Definition]:
    found = ((name, campaigns.load(work, name)) for name in wanted)
    return {name: definition_of(work, campaign.sha256) for name, campaign in found if campaign is not None}


def _day(request: Request, sent: Sent) -> CalendarDay:
    """The one day that was typed; raises `Refused` with the input that is wrong."""
    day = day_in(request, sent, "day", DAY, "change_calendar")
    try:
        kind = DayKind(sent.text("kind"))
    except ValueError:
        label = translation(language_of(request)).gettext(KIND)
        missing = Refusal("input_missing", {"field": label}, (WayOut.FILL_IN,), "kind")
        raise Refused("change_calendar", (missing,)) from None
    return CalendarDay(day=day, kind=kind, name=sent.text("name"), source=sent.text("source"))
