"""/operations, /incidents, and a message sent once more: how the office runs, and what a person mends in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from services import mending, operations
from services.access import scope_of
from services.api import reports, schemas
from services.api.answering import Key, Own, Signed
from services.doorway import Caller, keyed, office_of
from services.once import once
from services.operations import Mishap
from services.store import incidents
from services.store.idempotency import Answer
from services.store.upcoming import BUCKETS, Upcoming
from services.store.work import Work

router = APIRouter(tags=["operations"])


@router.get("/operations")
def running(request: Request, caller: Signed) -> reports.OperationsOut:
    """How it runs: what fires next, what is late, who sweeps, how mail goes. For those who see the whole organisation."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        found = operations.read(work, caller.actor, office.settings)
    late = found.settled.lateness
    return reports.OperationsOut(
        sweeping=found.sweeping,
        last_swept=found.last_swept,
        silence_allowed=int(found.silence_allowed.total_seconds()),
        due=found.due.number,
        oldest_due=found.due.oldest,
        put_off=found.due.put_off,
        next=[_rung(one) for one in found.ahead],
        late=[_rung(one) for one in found.late],
        settled=dict(found.settled.outcomes),
        lateness=[
            reports.LatenessOut(within=bound, rungs=number)
            for bound, number in zip((*BUCKETS, None), late.counts, strict=True)
        ],
        nodes=[reports.BeatOut.model_validate(one, from_attributes=True) for one in found.beats],
        messages=[reports.HeapOut.model_validate(one, from_attributes=True) for one in found.heaps],
        incidents=len(found.mishaps),
    )


@router.get("/incidents")
def troubles(request: Request, caller: Signed) -> list[reports.IncidentOut]:
    """What could not be done, open ones first: tried again by itself, by hand, or closed with a reason."""
    with office_of(request).reading(caller.actor.id) as work:
        scope = scope_of(caller.actor)
        found = [operations.mishap(work, scope, one) for one in incidents.listing(work, scope)]
    return [_incident(one) for one in found]


@router.post("/incidents/{incident}/retry")
def retry(incident: str, request: Request, caller: Own, key: Key = None) -> Response:
    """Let the next sweep try it again at once."""
    return _done(request, caller, key, b"", lambda work: mending.retry(work, caller.actor, incident).id)


@router.post("/incidents/{incident}/resolve")
def resolve(incident: str, body: schemas.Resolution, request: Request, caller: Own, key: Key = None) -> Response:
    """Close it with a reason. The rungs behind it are given up: they never fire."""
    sent = body.model_dump_json().encode()
    return _done(request, caller, key, sent, lambda work: mending.resolve(work, caller.actor, incident, body.reason).id)


@router.post("/messages/{message}/send-again")
def send_again(message: str, request: Request, caller: Own, key: Key = None) -> Response:
    """Send a message once more that was delivered or given up, under the same Message-ID."""
    return _done(request, caller, key, b"", lambda work: mending.send_again(work, caller.actor, message).id)


def _done(request: Request, caller: Caller, key: str | None, body: bytes, act: Callable[[Work], str]) -> Response:
    """Run *act* once for its key, commit, and answer with the id of what it was done to."""
    given = once(
        lambda: office_of(request).writing(caller.actor.id),
        keyed(request, caller, key, body),
        lambda work: Answer(status=200, body=json.dumps({"id": act(work)})),
    )
    return JSONResponse(json.loads(given.body), status_code=given.status)


def _rung(one: Upcoming) -> reports.RungOut:
    return reports.RungOut(
        campaign=one.campaign,
        deadline=one.deadline,
        occurrence=one.occurrence,
        case=one.case,
        rung=one.name,
        fire_at=one.fire_at,
        attempts=one.attempts,
        retry_at=one.retry_at,
    )


def _incident(one: Mishap) -> reports.IncidentOut:
    shown: dict[str, Any] = {
        name: getattr(one.incident, name) for name in reports.IncidentOut.model_fields if hasattr(one.incident, name)
    }
    about = one.about
    return reports.IncidentOut(
        **shown,
        campaign=about.campaign if about else "",
        deadline=about.deadline if about else "",
        occurrence=about.occurrence if about else "",
        rungs=[rung.name for rung in one.rungs],
        next_try=min((rung.retry_at for rung in one.rungs if rung.retry_at), default=None),
    )
