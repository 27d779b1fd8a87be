"""/units, /people: whom an organisation has to work with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from services.access import scope_of
from services.doorway import Caller, office_of, signed_in
from services.store import people

router = APIRouter(tags=["registry"])
Signed = Annotated[Caller, Depends(signed_in)]


@router.get("/units")
def units(request: Request, caller: Signed) -> list[dict[str, str]]:
    """The units you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = people.units(work, scope_of(caller.actor))
    return [{"id": one.id, "name": one.name, "kind": one.kind} for one in found]


@router.get("/people")
def persons(request: Request, caller: Signed) -> list[dict[str, str]]:
    """The people you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = people.everyone(work, scope_of(caller.actor))
    return [{"id": one.id, "name": one.name, "unit": one.unit, "title": one.title} for one in found]
