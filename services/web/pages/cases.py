"""/cases/{id}: one case to read, and its papers to take away. What changes it is in `moves`."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import audit, awards, cases
from services.doorway import Caller, as_kept, language_of, office_of
from services.pages.reading import read_case
from services.pages.sittings import before_councils
from services.papers.gathering.choosing import printable_of_case
from services.readiness import dossier_of
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.answered import levels_shown
from services.web.showing.awards import given_shown
from services.web.showing.cases import case_page
from services.web.showing.completeness import dossier_shown
from services.web.showing.printing import printables
from services.web.showing.seating import before_sitting
from services.web.showing.trying import Tried
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)


@router.get("/cases/{case_id}")
def read(case_id: str, request: Request, caller: Signed, done: str = "", kind: str = "") -> Response:
    """Where the case stands, what I may do, and what is missing."""
    return show(request, caller, case_id, done=done, wanted=kind)


@router.get("/cases/{case_id}/documents/{document_id}")
def paper(case_id: str, document_id: str, request: Request, caller: Signed) -> Response:
    """One paper, to be kept and never to be shown in place."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        papers = cases.documents_of(work, caller.actor, case_id)
    found = next((one for one in papers if one.id == document_id), None)
    if found is None:
        raise NotFound("document", document_id)
    return as_kept(office.files.read(found.sha256), found.filename, found.media_type)


def show(
    request: Request,
    caller: Caller,
    case_id: str,
    *,
    done: str = "",
    wanted: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The page of the case, with the form that was refused just now, if one was."""
    with office_of(request).reading(caller.actor.id) as work:
        found = read_case(work, caller.actor, case_id)
        verified = audit.verify_stream(work, f"case:{case_id}")
        sittings = before_councils(work, caller.actor, case_id)
        track = found.looked.definition.track_of(found.looked.case.track)
        stands = dossier_of(work, caller.actor, found.looked)
        given = awards.given_before(work, caller.actor, track, found.looked.case)
        today = work.act.today
    language, definition = language_of(request), found.looked.definition
    context = case_page(found, verified, language=language, today=today, done=done, wanted=wanted, tried=tried)
    context = replace(
        context,
        sittings=tuple(before_sitting(one, definition, language) for one in sittings),
        levels=levels_shown(found.levels, definition, language),
        dossier=dossier_shown(found, stands, language) if stands.parts else None,
        given=given_shown(given, found.unit, language),
        printing=printables(printable_of_case(found.looked), context.href, language),
    )
    return page("case.html", context, frame_of(request, caller, "work"), status)
