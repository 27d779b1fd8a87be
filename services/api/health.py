"""/healthz, /readyz and /metrics: what machines ask, outside /api/v1. They tell a stranger nothing of people or plans."""

from __future__ import annotations

import hmac
from ipaddress import ip_address

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from services.api.errors import no_such_address, problem
from services.doorway import office_of
from services.figures import figures
from services.heartbeat import silence_allowed, sweeping
from services.metrics import CONTENT_TYPE
from services.store import heartbeats, upcoming
from services.store.database import DatabaseAway
from services.store.migrating import is_current
from services.wiring import Office

router = APIRouter(tags=["health"])
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
UNAUTHORIZED = 401


@router.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(request: Request) -> Response:
    """The database answers and has the schema this version needs; `sweeping` says whether deadlines are looked at.

    `silent` (nobody looks, though something is due) leaves the answer at 200: the pages work, and taking them away
    helps nobody.
    """
    office = office_of(request)
    try:
        if not is_current(office.database):
            return problem(503, "schema-not-current", "run thidua migrate")
        return JSONResponse({"status": "ready", "sweeping": _sweeping(office)})
    except DatabaseAway:
        return problem(503, "database-away", "the database does not answer")


@router.get("/metrics", response_class=Response)
def metrics(request: Request) -> Response:
    """Figures in the text format of Prometheus: for who has the token of `THIDUA_METRICS_TOKEN`; without one, for this machine."""
    office = office_of(request)
    refused = _refused(request, office.settings.metrics_token)
    if refused is not None:
        return refused
    with office.reading() as work:
        read = figures(work, office.settings)
    return Response(office.metrics.text(read), headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})


def _sweeping(office: Office) -> str:
    with office.reading() as work:
        beats, due = heartbeats.listing(work), upcoming.due_now(work, None)
        return sweeping(beats, due, work.act.recorded_at, silence_allowed(office.settings))


def _refused(request: Request, token: str) -> Response | None:
    """What a stranger is answered; None for who may read the figures."""
    if not token:
        return None if _on_this_machine(request) else no_such_address(request)
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), token.encode()):
        return None
    return problem(UNAUTHORIZED, "metrics-token-needed", "show the token of THIDUA_METRICS_TOKEN as a bearer token")


def _on_this_machine(request: Request) -> bool:
    """Whether the other end is a program on this machine, and not one that passes on what somebody else asked."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
