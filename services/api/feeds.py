"""/feeds: one's own calendar addresses; and the calendar of a campaign for whoever is signed in."""

from __future__ import annotations

import json
from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from services import feeds
from services.api.answering import Key, Own, Signed
from services.api.schemas import Body
from services.doorway import as_calendar, keyed, language_of, office_of
from services.once import once
from services.store.idempotency import Answer
from services.store.work import Work

router = APIRouter(tags=["feeds"])


class NewFeed(Body):
    """An address for the calendar of one campaign, or (without one) of all."""

    campaign: str = ""


@router.get("/feeds")
def listing(request: Request, caller: Signed) -> list[dict[str, str | datetime | None]]:
    """Your calendar addresses, newest first; the addresses themselves were told once and are not kept."""
    with office_of(request).reading(caller.actor.id) as work:
        found = feeds.listing(work, caller.actor)
    return [
        {"id": one.id, "campaign": one.campaign, "created_at": one.created_at, "read_at": one.read_at} for one in found
    ]


@router.post("/feeds", status_code=201)
def make(body: NewFeed, request: Request, caller: Own, key: Key = None) -> Response:
    """Make an address. It is told in this answer alone: the same request again is answered without it."""
    office, told = office_of(request), {}

    def act(work: Work) -> Answer:
        made = feeds.make(work, caller.actor, body.campaign)
        told["address"] = f"{office.settings.public_url.rstrip('/')}/feeds/{made.token}.ics"
        return Answer(status=201, body=json.dumps({"id": made.id}))

    asked = keyed(request, caller, key, body.model_dump_json().encode())
    answer = once(lambda: office.writing(caller.actor.id), asked, act)
    headers = {"Cache-Control": "no-store"}
    return JSONResponse({**json.loads(answer.body), **told}, status_code=answer.status, headers=headers)


@router.delete("/feeds/{feed}", status_code=204)
def revoke(feed: str, request: Request, caller: Own) -> None:
    """End an address of yours: it never answers again."""
    with office_of(request).writing(caller.actor.id) as work:
        feeds.revoke(work, caller.actor, feed)
        work.commit()


@router.get("/campaigns/{campaign_id}/calendar.ics")
def calendar(campaign_id: str, request: Request, caller: Signed) -> Response:
    """The campaign's deadlines that you have a part in, as iCalendar (RFC 5545)."""
    with office_of(request).reading(caller.actor.id) as work:
        found = feeds.calendar_of(work, caller.actor, campaign_id, language_of(request))
    return as_calendar(request, feeds.written(found))
