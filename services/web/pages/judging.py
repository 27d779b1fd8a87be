"""/sittings/{id}/sheets: what a member of a jury judges; /sittings/{id}/judging: how far the jury is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import councils
from services.doorway import Caller, as_kept, language_of, office_of
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, explained, status_of
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.judging import judging_page, sheet_page, sheets_page
from services.words import Worded
from workflow.councils.commands import CloseSitting, GiveSheet
from workflow.errors import NotFound, Refused
from workflow.ids import CriterionId, MotionId

router = APIRouter(include_in_schema=False)


@router.get("/sittings/{sitting_id}/sheets")
def read_sheets(sitting_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """The works that I judge."""
    with office_of(request).reading(caller.actor.id) as work:
        desk = councils.desk(work, caller.actor, sitting_id)
        today = work.act.today
    context = sheets_page(desk, today, language_of(request), done[:10])
    return page("sheets.html", context, frame_of(request, caller, "work"))


@router.get("/sittings/{sitting_id}/sheets/{motion}")
def read_sheet(sitting_id: str, motion: str, request: Request, caller: Signed) -> Response:
    """My sheet for one work."""
    return _sheet(request, caller, sitting_id, motion)


@router.post("/sittings/{sitting_id}/sheets/{motion}")
def give_sheet(sitting_id: str, motion: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Give it, or give it again."""
    scores = {CriterionId(name): text for name, text in sent.inputs.items()}
    command = GiveSheet(motion=MotionId(motion), scores=scores, note=sent.text("note"))

    def act(work: Work) -> str:
        councils.perform(work, caller.actor, sitting_id, command)
        return f"/sittings/{sitting_id}/sheets?done={int(motion.rpartition('-')[2]):03}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        said = explained(request, caller, f"sitting:{sitting_id}", refused)
        typed = {**sent.inputs, "note": sent.text("note")}
        return _sheet(request, caller, sitting_id, motion, typed=typed, said=said, status=status_of(refused))


@router.get("/sittings/{sitting_id}/sheets/{motion}/papers/{which}")
def paper(sitting_id: str, motion: str, which: int, request: Request, caller: Signed) -> Response:
    """One paper of a work that I judge, under a name that tells nothing."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        found, name = councils.paper_before(work, caller.actor, sitting_id, motion, which)
    return as_kept(office.files.read(found.sha256), name, found.media_type)


@router.get("/sittings/{sitting_id}/judging")
def read_judging(sitting_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """How far the jury is, for whoever runs the contest."""
    return _judging(request, caller, sitting_id, done=done)


@router.post("/sittings/{sitting_id}/judging/draw")
def draw(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Draw who judges which work."""

    def act(work: Work) -> str:
        councils.draw_judges(work, caller.actor, sitting_id, sent.version)
        return f"/sittings/{sitting_id}/judging?done=drawn"

    return _run(request, caller, sitting_id, sent, act)


@router.post("/sittings/{sitting_id}/judging/end")
def end(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """End the judging: every work gets its result."""
    command = CloseSitting(despite=sent.text("despite"))

    def act(work: Work) -> str:
        councils.perform(work, caller.actor, sitting_id, command, sent.version)
        return f"/sittings/{sitting_id}/judging?done=ended"

    return _run(request, caller, sitting_id, sent, act)


def _run(request: Request, caller: Caller, sitting_id: str, sent: Sent, act: Callable[[Work], str]) -> Response:
    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        said = explained(request, caller, f"sitting:{sitting_id}", refused)
        return _judging(request, caller, sitting_id, said=said, typed=sent.text("despite"), status=status_of(refused))


def _judging(
    request: Request,
    caller: Caller,
    sitting_id: str,
    *,
    said: tuple[Worded, ...] = (),
    typed: str = "",
    done: str = "",
    status: int = 200,
) -> Response:
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.progress(work, caller.actor, sitting_id)
        listed = councils.look(work, caller.actor, sitting_id).cases
        today = work.act.today
    context = judging_page(
        found,
        {str(case): one for case, one in listed.items()},
        caller.actor.roles_at_large(),
        today,
        language_of(request),
        said=said,
        typed=typed,
        done=done,
    )
    return page("judging.html", context, frame_of(request, caller, "campaigns"), status)


def _sheet(
    request: Request,
    caller: Caller,
    sitting_id: str,
    motion: str,
    *,
    typed: Mapping[str, str] | None = None,
    said: tuple[Worded, ...] = (),
    status: int = 200,
) -> Response:
    with office_of(request).reading(caller.actor.id) as work:
        desk = councils.desk(work, caller.actor, sitting_id)
        today = work.act.today
    one = next((one for one in desk.works if one.motion == motion), None)
    if one is None:
        raise NotFound("motion", motion)
    context = sheet_page(desk, one, today, language_of(request), typed or {}, said)
    return page("sheet.html", context, frame_of(request, caller, "work"), status)
