"""/campaigns/{id}/completeness: how complete the dossiers of a campaign are, worst first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.doorway import language_of, office_of
from services.readiness import board
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.completeness import Asked, chosen_track, completeness_page

router = APIRouter(include_in_schema=False)


@router.get("/campaigns/{campaign_id}/completeness")
def completeness(
    campaign_id: str,
    request: Request,
    caller: Signed,
    track: str = "",
    state: str = "",
    unit: str = "",
    after: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """The cases of one kind against the parts of their dossiers, and all units with what theirs lack."""
    with office_of(request).reading(caller.actor.id) as work:
        found = board(work, caller.actor, campaign_id)
    asked = Asked(track=chosen_track(found, track), state=state, unit=unit, after=after)
    context = completeness_page(found, asked, language_of(request))
    return page("completeness.html", context, frame_of(request, caller, "campaigns"))
