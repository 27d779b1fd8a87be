"""The API: JSON under /api/v1, errors as problem details (RFC 9457). It parses, calls, commits and answers."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from services.api import (
    adjustments,
    awards,
    ballots,
    batches,
    calendar,
    campaigns,
    cases,
    completeness,
    costs,
    councils,
    decisions,
    definitions,
    errors,
    feeds,
    health,
    imports,
    judging,
    letters,
    mending,
    operations,
    papers,
    receiving,
    registers,
    registry,
    session,
    units,
)

PREFIX = "/api/v1"


def attach(app: FastAPI) -> None:
    """Hang every resource and every error's answer on *app*."""
    router = APIRouter(prefix=PREFIX)
    parts = (
        *(session, registry, definitions, costs, letters, campaigns, adjustments, cases, imports),
        *(councils, ballots, judging, decisions),
        *(calendar, feeds, receiving, operations, mending),
        *(units, awards, completeness, papers, registers, batches),
    )
    for part in parts:
        router.include_router(part.router)
    app.include_router(router)
    app.include_router(health.router)
    errors.attach(app)
