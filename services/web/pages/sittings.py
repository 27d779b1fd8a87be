"""/sittings/{id}: the council's room to read, its minutes to take away, its history. What is done in it is in `presiding`."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import audit, councils
from services.doorway import Caller, as_kept, language_of, office_of
from services.pages.sittings import read_history, read_sitting
from services.papers.gathering.choosing import printable_of_sitting
from services.web.contexts.sittings import SittingHistoryPage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.printing import printables
from services.web.showing.sittings import Told, sitting_page
from services.web.showing.telling import line
from services.web.showing.trying import Tried
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)


@router.get("/sittings/{sitting_id}")
def read(sitting_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """Who sits, who is here, what is before them, and what I may do."""
    return show(request, caller, sitting_id, done=done)


@router.get("/sittings/{sitting_id}/minutes")
def minutes(sitting_id: str, request: Request, caller: Signed) -> Response:
    """The minutes, to be kept and never to be shown in place; nothing for a member who is kept out of a motion."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        seen = councils.look(work, caller.actor, sitting_id)
    paper = seen.sitting.minutes
    if paper is None or seen.kept_out:
        raise NotFound("minutes", sitting_id)
    return as_kept(office.files.read(paper.sha256), paper.filename, paper.media_type)


@router.get("/sittings/{sitting_id}/history")
def history(sitting_id: str, request: Request, caller: Signed) -> Response:
    """Everything that happened at the sitting, without the votes on motions that the reader is kept out of."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = read_history(work, caller.actor, sitting_id)
        verified = audit.verify_stream(work, f"sitting:{found.seen.sitting.id}")
    definition = found.seen.found.definition
    context = SittingHistoryPage(
        href=f"/sittings/{sitting_id}",
        council=found.seen.found.rule.label.said(language),
        at=found.seen.sitting.called_for,
        holds=verified.holds,
        fault="; ".join(f"{one.sequence}: {one.fault}" for one in verified.breaks),
        left_out=bool(found.seen.kept_out),
        lines=tuple(line(one, definition, found.names, language) for one in found.happened),
    )
    return page("sitting_history.html", context, frame_of(request, caller, "councils"))


def show(
    request: Request,
    caller: Caller,
    sitting_id: str,
    *,
    done: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The page of the sitting, with the form that was refused just now, if one was."""
    with office_of(request).reading(caller.actor.id) as work:
        found = read_sitting(work, caller.actor, sitting_id)
    language = language_of(request)
    kinds = printable_of_sitting(found.seen, convenes=found.may_convene)
    context = sitting_page(found, language, Told(done, tried))
    context = replace(context, printing=printables(kinds, context.href, language))
    return page("sitting.html", context, frame_of(request, caller, "councils"), status)
