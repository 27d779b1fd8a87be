"""/…/papers/{kind} for a browser: the same papers as the API gives, with errors as pages."""

from __future__ import annotations

from fastapi import APIRouter

from services.printing import DOORS

router = APIRouter(include_in_schema=False)
for path, door in DOORS.items():
    router.add_api_route(path, door)
