"""/calendar: the working calendar of a year, what a change of it would move, and the change itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse

from definitions.calendar import is_forecast
from services import calendar, campaigns
from services.access import scope_of
from services.api.answering import Key, Match, Own, Signed
from services.api.calendars import CalendarIn, CalendarOut, DayOut, FallingDueOut, MoveOut, PreviewOut, StayOut
from services.api.errors import VersionNeeded, problem, status_of
from services.calendar import LARGEST_FILE, Preview, PreviewMoved, days_in
from services.doorway import keyed, language_of, office_of
from services.once import once
from services.store.calendar import falling_due
from services.store.idempotency import Answer
from services.store.work import Work
from services.words import translation
from workflow.working_calendar import FIRST_YEAR, LAST_YEAR, CalendarDay

router = APIRouter(tags=["calendar"])


@router.get("/calendar")
def read(request: Request, caller: Signed, year: Annotated[int, Query(ge=FIRST_YEAR, le=LAST_YEAR)]) -> CalendarOut:
    """The days of *year* that are not what their weekday says, and every deadline you may see on its day."""
    who = caller.actor
    with office_of(request).reading(who.id) as work:
        standing = calendar.standing_days(work, who.organisation, year)
        due = falling_due(work, scope_of(who), date(year, 1, 1), date(year, 12, 31))
        may_change = calendar.may_change(work, who)
    return CalendarOut(
        year=year,
        may_change=may_change,
        days=[
            DayOut(
                day=found.one.day,
                kind=found.one.kind,
                name=found.one.name,
                source=found.one.source,
                own=found.own,
                forecast=is_forecast(found.one),
            )
            for found in standing
        ],
        deadlines=[FallingDueOut.model_validate(one, from_attributes=True) for one in due],
    )


@router.post("/calendar/preview")
def preview(body: CalendarIn, request: Request, response: Response, caller: Own) -> PreviewOut:
    """What setting those days would move, and what would stay and why. Nothing is changed.

    The ETag is what `POST /calendar/changes` asks for in `If-Match`. Without days: what would follow the calendar as
    it stands, after an upgrade that brought other shipped days.
    """
    return _previewed(request, response, caller, body.as_days())


@router.post("/calendar/preview/file")
def preview_file(request: Request, response: Response, caller: Own, file: Annotated[UploadFile, File()]) -> PreviewOut:
    """The same for a CSV file of `day;kind;name;source`, in UTF-8; every line that can't be read is named."""
    request.state.stream = f"calendar:{caller.actor.organisation}"
    return _previewed(request, response, caller, days_in(file.file.read(LARGEST_FILE + 1)))


@router.post(
    "/calendar/changes", responses={412: {"description": "Something else would move now; `preview` says what."}}
)
def change(body: CalendarIn, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Set those days, and move what the preview listed, in one act. Needs `If-Match` with the preview's ETag."""
    if match is None:
        raise VersionNeeded
    seen = match.strip().removeprefix("W/").strip('"')
    who = caller.actor
    request.state.stream = f"calendar:{who.organisation}"

    def act(work: Work) -> Answer:
        done = campaigns.follow_calendar(work, who, body.as_days(), seen)
        left = {"version": done.version + 1, "days": len(done.days), "moved": len(done.moves)}
        return Answer(status=200, body=json.dumps(left))

    asked = keyed(request, caller, key, f"{seen}{body.model_dump_json()}".encode())
    try:
        given = once(lambda: office_of(request).writing(who.id), asked, act)
    except PreviewMoved as moved:
        status, name, sentence = status_of(moved)
        said = translation(language_of(request)).gettext(sentence)
        return problem(status, name, said, preview=_out(moved.preview).model_dump(mode="json"))
    return JSONResponse(json.loads(given.body), status_code=given.status)


def _previewed(request: Request, response: Response, caller: Own, days: Sequence[CalendarDay]) -> PreviewOut:
    request.state.stream = f"calendar:{caller.actor.organisation}"
    with office_of(request).reading(caller.actor.id) as work:
        found = calendar.preview(work, caller.actor, days)
    response.headers["ETag"] = f'"{found.fingerprint}"'
    return _out(found)


def _out(found: Preview) -> PreviewOut:
    return PreviewOut(
        fingerprint=found.fingerprint,
        days=[one.day for one in found.days],
        moves=[MoveOut.model_validate(one, from_attributes=True) for one in found.moves],
        stays=[StayOut.model_validate(one, from_attributes=True) for one in found.stays],
    )
