"""/units/successions: which unit took the place of which, by what document; what was recorded wrongly is undone."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from services import successions
from services.api.answering import Key, Own, Signed, changed
from services.api.schemas import Body
from services.doorway import office_of
from services.store.work import Work
from services.successions import Entered
from workflow.successions import LONGEST_DOCUMENT, LONGEST_REASON, Nature

router = APIRouter(tags=["registry"])


class SuccessionIn(Body):
    """`successor` takes the place of `former` (both units by id) from the day `since` on; `document` says so."""

    former: str = Field(max_length=100)
    successor: str = Field(max_length=100)
    nature: Nature
    since: date
    document: str = Field(min_length=1, max_length=LONGEST_DOCUMENT)


class UndoIn(Body):
    """Why what was recorded is wrong."""

    reason: str = Field(min_length=1, max_length=LONGEST_REASON)


class SuccessionOut(BaseModel):
    """A succession that stands, with the names of both units."""

    id: str
    former: str
    former_name: str
    successor: str
    successor_name: str
    nature: Nature
    since: date
    document: str


@router.get("/units/successions")
def listing(request: Request, caller: Signed) -> list[SuccessionOut]:
    """What stands of the units you may see, and of those they came from or that took their place, oldest first."""
    with office_of(request).reading(caller.actor.id) as work:
        found = successions.listing(work, caller.actor)
        named = successions.names(work, found)
    return [
        SuccessionOut(
            id=one.id,
            former=one.former,
            former_name=named[one.former],
            successor=one.successor,
            successor_name=named[one.successor],
            nature=one.nature,
            since=one.since,
            document=one.document,
        )
        for one in found
    ]


@router.post("/units/successions", status_code=201)
def record(body: SuccessionIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Record that a unit was renamed, merged into another, or split."""

    def act(work: Work) -> Entered:
        return successions.record(
            work,
            caller.actor,
            former=body.former,
            successor=body.successor,
            nature=body.nature,
            since=body.since,
            document=body.document,
        )

    return changed(
        request,
        caller,
        act,
        stream=f"registry:{caller.actor.organisation}",
        key=key,
        body=body.model_dump_json().encode(),
        status=201,
    )


@router.post("/units/successions/{succession_id}/undo")
def undo(succession_id: str, body: UndoIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Say that what was recorded is wrong. Its entry stays in the history, and this one beside it."""

    def act(work: Work) -> Entered:
        return successions.undo(work, caller.actor, succession_id, body.reason)

    stream = f"registry:{caller.actor.organisation}"
    return changed(request, caller, act, stream=stream, key=key, body=body.model_dump_json().encode())
