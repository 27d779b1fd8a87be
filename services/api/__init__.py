"""The API: JSON under /api/v1, errors as problem details (RFC 9457). It parses, calls, commits and answers."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from services.api import campaigns, cases, definitions, errors, feeds, operations, registry, session

PREFIX = "/api/v1"


def attach(app: FastAPI) -> None:
    """Hang every resource and every error's answer on *app*."""
    router = APIRouter(prefix=PREFIX)
    for part in (session, registry, definitions, campaigns, cases, feeds, operations):
        router.include_router(part.router)
    app.include_router(router)
    app.include_router(operations.health)
    errors.attach(app)
