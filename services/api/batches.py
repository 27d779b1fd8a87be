"""/batches: long work done in the background: asked for, followed, cancelled, its result downloaded."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, Field

from services import batches
from services.api.answering import Key, Own, Signed
from services.api.schemas import Body
from services.batches import Order
from services.doorway import as_file, keyed, language_of, office_of
from services.once import once
from services.store.batches import Batch, BatchItem
from services.store.idempotency import Answer
from services.store.work import Work
from services.wiring import Office

router = APIRouter(tags=["batches"])
Name = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]
Argument = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
MOST_ARGUMENTS = 20


class NewBatch(Body):
    """What is asked for: a kind, and its arguments (`unit_registers` needs `campaign`, `certificates` needs `decision`)."""

    kind: Name
    arguments: dict[Name, Argument] = Field(default_factory=dict, max_length=MOST_ARGUMENTS)


class MissingOut(BaseModel):
    """A piece that could not be made, and why."""

    label: str
    reason: str


class BatchOut(BaseModel):
    """A batch: `state` is waiting, running, done, failed or cancelled; `number` of pieces, of which `made` and `failed`.

    `file` is where its result is, until `keep_until` (system time); empty where there is none, or no longer.
    """

    id: str
    kind: str
    label: str
    about: str
    state: str
    number: int
    made: int
    failed: int
    asked_by: str
    asked_at: AwareDatetime
    finished_at: AwareDatetime | None
    keep_until: AwareDatetime | None
    file: str
    size: int
    missing: list[MissingOut] = []


@router.post("/batches", status_code=201)
def ask(body: NewBatch, request: Request, caller: Own, key: Key = None) -> Response:
    """Ask for work that takes long; it is made in the background and can be come back to."""
    office, language = office_of(request), language_of(request)
    order = Order(kind=body.kind, arguments=body.arguments, language=language)
    request.state.stream = _stream(body)

    def act(work: Work) -> Answer:
        made = batches.ask(work, office.kinds, caller.actor, order)
        return Answer(status=201, body=json.dumps({"id": made.id, "state": made.state}))

    asked = keyed(request, caller, key, body.model_dump_json().encode())
    answer = once(lambda: office.writing(caller.actor.id), asked, act)
    return JSONResponse(json.loads(answer.body), status_code=answer.status)


@router.get("/batches")
def listing(request: Request, caller: Signed) -> list[BatchOut]:
    """Your batches, or your organisation's if you see all of it; the latest first."""
    office, language = office_of(request), language_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.listing(work, caller.actor)
    return [_out(office, one, language) for one in found]


@router.get("/batches/{batch_id}")
def read(batch_id: str, request: Request, caller: Signed) -> BatchOut:
    """How far it is, and what could not be made."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.look(work, caller.actor, batch_id)
    return _out(office, found.batch, language_of(request), found.failures)


@router.get("/batches/{batch_id}/file", response_class=Response)
def result(batch_id: str, request: Request, caller: Signed) -> Response:
    """The result, a ZIP, as long as it is kept."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.result(work, caller.actor, batch_id)
    return as_file(office.workshop.folder(found.id).result(found.sha256), found.filename, batches.ZIP)


@router.post("/batches/{batch_id}/cancelling")
def cancel(batch_id: str, request: Request, caller: Own, key: Key = None) -> Response:
    """Stop it; what was made so far is thrown away."""
    office = office_of(request)

    def act(work: Work) -> Answer:
        stopped = batches.cancel(work, caller.actor, batch_id)
        return Answer(status=200, body=json.dumps({"id": stopped.id, "state": stopped.state}))

    answer = once(lambda: office.writing(caller.actor.id), keyed(request, caller, key, b""), act)
    return JSONResponse(json.loads(answer.body), status_code=answer.status)


def _stream(body: NewBatch) -> str:
    """The stream that the first argument which names one is about."""
    named = ((kind, body.arguments.get(kind, "")) for kind in ("campaign", "decision"))
    return next((f"{kind}:{name}" for kind, name in named if name), "")


def _out(office: Office, one: Batch, language: str, failures: tuple[BatchItem, ...] = ()) -> BatchOut:
    kind = office.kinds.get(one.kind)
    return BatchOut(
        id=one.id,
        kind=one.kind,
        label=kind.label.said(language) if kind else one.kind,
        about=one.about,
        state=one.state,
        number=one.number,
        made=one.made,
        failed=one.failed,
        asked_by=one.asker,
        asked_at=one.asked_at,
        finished_at=one.finished_at,
        keep_until=one.keep_until,
        file=f"/api/v1/batches/{one.id}/file" if one.sha256 else "",
        size=one.size,
        missing=[MissingOut(label=item.label, reason=item.reason) for item in failures],
    )
