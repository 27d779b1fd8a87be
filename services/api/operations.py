"""/inbox, /deadlines, /messages, /verification, the demo clock."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AwareDatetime

from services import audit, inbox
from services.access import scope_of
from services.api import schemas
from services.api.errors import problem
from services.demo import clock as demo_clock
from services.doorway import Caller, language_of, office_of, own, signed_in
from services.store import awaiting, deadlines, messages
from services.words import translation
from workflow.errors import NotFound, NotPermitted

router = APIRouter(tags=["operations"])
Signed = Annotated[Caller, Depends(signed_in)]
Own = Annotated[Caller, Depends(own)]


@router.get("/inbox")
def waiting(request: Request, caller: Signed) -> list[dict[str, Any]]:
    """The cases that wait for you, and what you can do with them."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = inbox.waiting_for(work, caller.actor)
    return [
        {
            "case": one.listed.id,
            "subject": one.listed.subject,
            "occurrence": one.listed.occurrence,
            "state": one.listed.state,
            "last_day": one.due.last_day if one.due else None,
            "ready": one.ready,
            "triggers": [
                {"trigger": offer.transition.trigger, "label": offer.transition.label.said(language)}
                for offer in one.offers
            ],
        }
        for one in found
    ]


@router.get("/deadlines")
def upcoming(request: Request, caller: Signed, due: AwareDatetime | None = None) -> list[schemas.DeadlineOut]:
    """The deadlines of your organisation; with `due`, those that end by that instant."""
    with office_of(request).reading(caller.actor.id) as work:
        found = deadlines.listing(work, scope_of(caller.actor))
    return [
        schemas.DeadlineOut(
            campaign=one.campaign,
            deadline=one.name,
            occurrence=one.occurrence,
            case=one.case,
            revision=one.revision,
            opens_on=one.opens_on,
            named_day=one.named_day,
            last_day=one.last_day,
            due_at=one.due_at,
            next_rung=next((rung.fire_at for rung in one.rungs if rung.settled_at is None), None),
        )
        for one in found
        if due is None or one.due_at <= due
    ]


@router.get("/messages")
def outbox(
    request: Request, caller: Signed, state: str | None = None, *, unacknowledged: bool = False
) -> list[schemas.MessageOut]:
    """Messages: your organisation's if you see all of it, otherwise your own; or those still to be acknowledged."""
    with office_of(request).reading(caller.actor.id) as work:
        scope = scope_of(caller.actor)
        found = awaiting.unacknowledged(work, scope) if unacknowledged else messages.listing(work, scope, state=state)
    return [schemas.MessageOut.model_validate(one, from_attributes=True) for one in found]


@router.get("/verification")
def verification(request: Request, caller: Signed) -> dict[str, Any]:
    """Whether your organisation's history holds; for those who see all of it."""
    if not caller.actor.sees_everything:
        raise NotPermitted("verify", ("auditor",))
    with office_of(request).reading(caller.actor.id) as work:
        found = audit.verify(work, caller.actor.organisation)
    return {
        "holds": found.holds,
        "streams": found.streams,
        "entries": found.entries,
        "breaks": [asdict(one) for one in found.breaks],
    }


@router.get("/demo/clock")
def read_clock(request: Request) -> dict[str, datetime | None]:
    """Business time in the demo, and the next deadline; there is no such clock elsewhere."""
    office = office_of(request)
    if not office.settings.demo:
        raise NotFound("clock", "demo")
    return {"now": demo_clock.business_now(office), "next": demo_clock.next_deadline(office)}


@router.post("/demo/clock")
def move_clock(body: schemas.ClockMove, request: Request, _caller: Own) -> Response:
    """Move business time forward; demo only."""
    try:
        moved = demo_clock.move(office_of(request), body.to)
    except demo_clock.ClockStandsStill:
        said = translation(language_of(request)).gettext("Đồng hồ chỉ tiến lên, và chỉ trong bản minh họa.")
        return problem(409, "clock-stands-still", said)
    return Response(moved.isoformat(), media_type="text/plain")
