"""/…/papers/{kind}: papers as files."""

from __future__ import annotations

from fastapi import APIRouter

from services.printing import DOORS

router = APIRouter(tags=["papers"])
for path, door in DOORS.items():
    router.add_api_route(path, door)
