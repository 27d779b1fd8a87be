"""/cases: read, open, move, write fields, attach papers, read the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.exceptions import RequestValidationError

from services import audit, cases
from services.api import schemas
from services.api.answered import above_out, below_out, results_in, results_out
from services.api.answering import Key, Match, Own, Signed, changed, etag, version_in
from services.api.ready import readiness_out
from services.api.returned import completion_out, flaggable_out, flags_in
from services.cases import Asked, Flaggable, Levels, Looked, ToComplete
from services.doorway import Caller, language_of, office_of, uploaded
from services.readiness import Readiness, readiness
from services.store.work import Work, new_id
from services.words import worded
from workflow.case import Case
from workflow.commands import CaseCommand, ConfirmCompletion, FileDocument, Receipt, TakeTransition, WriteFields
from workflow.engine import Offer
from workflow.ids import CampaignId, DocumentKindId, FieldId, PersonId, TrackId, Trigger, UnitId

router = APIRouter(tags=["cases"])
MOST_A_PAGE = 200
CURSOR_PARTS = 2


@router.get("/cases")
def listing(
    request: Request,
    caller: Signed,
    campaign: str | None = None,
    track: str | None = None,
    state: str | None = None,
    unit: str | None = None,
    overdue: Annotated[bool, Query()] = False,  # noqa: FBT002 - a query parameter
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST_A_PAGE)] = 50,
) -> schemas.CasesOut:
    """The cases you may see. `after` is the `next` of the page before; `overdue=true` lists unmet obligations."""
    states = ["overdue"] if overdue else [state] if state else None
    last = tuple(after.split(":", 1)) if after else None
    if last is not None and len(last) != CURSOR_PARTS:
        raise RequestValidationError(
            [{"loc": ("query", "after"), "msg": "not a cursor of this list", "type": "value_error"}]
        )
    with office_of(request).reading(caller.actor.id) as work:
        found = cases.listing(
            work,
            caller.actor,
            campaign=campaign,
            tracks=[track] if track else None,
            states=states,
            unit=unit,
            after=(last[0], last[1]) if last else None,
            limit=limit + 1,
        )
    page = [schemas.CaseRowOut.model_validate(one, from_attributes=True) for one in found[:limit]]
    more = len(found) > limit
    return schemas.CasesOut(cases=page, next=f"{page[-1].track}:{page[-1].id}" if more else None)


@router.post("/cases", status_code=201)
def open_case(body: schemas.NewCase, request: Request, caller: Own, key: Key = None) -> Response:
    """Open a case by hand: the nomination of an individual, an entry of a unit."""

    def act(work: Work) -> Case:
        return cases.open_case(
            work,
            caller.actor,
            campaign=CampaignId(body.campaign),
            track=TrackId(body.track),
            unit=UnitId(body.unit),
            person=PersonId(body.person) if body.person else None,
            inputs={FieldId(field): value for field, value in body.inputs.items()},
        )

    return changed(
        request,
        caller,
        act,
        stream=f"campaign:{body.campaign}",
        key=key,
        body=body.model_dump_json().encode(),
        status=201,
    )


@router.get("/cases/{case_id}")
def read(case_id: str, request: Request, response: Response, caller: Signed) -> schemas.CaseOut:
    """One case; its version is the ETag."""
    with office_of(request).reading(caller.actor.id) as work:
        looked = cases.look(work, caller.actor, case_id)
        asked = cases.asked_of(work, caller.actor, looked)
        levels = cases.levels_of(work, caller.actor, looked)
    response.headers["ETag"] = etag(looked.case.version)
    return _case(looked, asked, levels, language_of(request))


@router.get("/cases/{case_id}/triggers")
def triggers(case_id: str, request: Request, response: Response, caller: Signed) -> list[schemas.TriggerOut]:
    """What you may do now and, for the rest, every unmet guard."""
    with office_of(request).reading(caller.actor.id) as work:
        looked = cases.look(work, caller.actor, case_id)
        flaggable = [cases.flaggable_with(work, looked, offer) if offer.permitted else () for offer in looked.offers]
        ready = readiness(work, caller.actor, looked)
    response.headers["ETag"] = etag(looked.case.version)
    language = language_of(request)
    return [
        _offer(looked, offer, parts, ready.get(offer.transition.trigger), language)
        for offer, parts in zip(looked.offers, flaggable, strict=True)
    ]


@router.post("/cases/{case_id}/triggers/{name}")
def take(
    case_id: str,
    name: str,
    body: schemas.Take,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Take a transition. Needs `If-Match`; with `Idempotency-Key` a repeated request has one effect and one answer."""
    receipt = Receipt(received_on=body.received_on, evidence=body.evidence) if body.received_on else None
    command = TakeTransition(
        trigger=Trigger(name),
        inputs={FieldId(field): value for field, value in body.inputs.items()},
        reason=body.reason,
        receipt=receipt,
        flags=flags_in(body),
        results=results_in(body),
    )
    return _change(request, caller, case_id, command, key, match, body.model_dump_json().encode())


@router.post("/cases/{case_id}/fields")
def write_fields(
    case_id: str, body: schemas.Fields, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Write fields of the case that are yours to write."""
    command = WriteFields(inputs={FieldId(field): value for field, value in body.inputs.items()})
    return _change(request, caller, case_id, command, key, match, body.model_dump_json().encode())


@router.post("/cases/{case_id}/completion")
def confirm_completion(case_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Say that what you asked for when you returned the case is there now. Needs `If-Match`."""
    return _change(request, caller, case_id, ConfirmCompletion(), key, match, b"")


@router.get("/cases/{case_id}/documents")
def documents(case_id: str, request: Request, caller: Signed) -> list[schemas.DocumentOut]:
    """The papers of the case."""
    with office_of(request).reading(caller.actor.id) as work:
        found = cases.documents_of(work, caller.actor, case_id)
    return [schemas.DocumentOut.model_validate(one, from_attributes=True) for one in found]


@router.post("/cases/{case_id}/documents")
def file_document(
    case_id: str,
    request: Request,
    caller: Own,
    kind: Annotated[str, Form()],
    file: Annotated[UploadFile, File()],
    number: Annotated[str, Form(max_length=100, pattern=r"^[^\x00]*$")] = "",
    dated: Annotated[date | None, Form()] = None,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Attach a paper. What it is is read from its bytes."""
    request.state.stream = f"case:{case_id}"
    office = office_of(request)
    data = uploaded(request, file)
    paper = office.files.examine(data, file.filename or "")
    command = FileDocument(
        document=new_id(),
        kind=DocumentKindId(kind),
        sha256=paper.sha256,
        size=paper.size,
        media_type=paper.media_type,
        filename=paper.filename,
        number=number,
        dated=dated,
    )
    body = f"{kind}:{number}:{dated or ''}:{paper.sha256}".encode()
    return _change(request, caller, case_id, command, key, match, body, then=lambda: office.files.keep(paper, data))


@router.get("/cases/{case_id}/history")
def entries(case_id: str, request: Request, caller: Signed) -> list[schemas.EntryOut]:
    """The entries of the case, as they are chained."""
    with office_of(request).reading(caller.actor.id) as work:
        found = cases.history_of(work, caller.actor, case_id)
    return [schemas.entry_out(kept) for kept in found]


@router.get("/cases/{case_id}/verification")
def verification(case_id: str, request: Request, caller: Signed) -> dict[str, Any]:
    """Whether the history of this case holds."""
    with office_of(request).reading(caller.actor.id) as work:
        cases.look(work, caller.actor, case_id)
        found = audit.verify_stream(work, f"case:{case_id}")
    return {"holds": found.holds, "entries": found.entries, "breaks": [str(one) for one in found.breaks]}


def _change(
    request: Request,
    caller: Caller,
    case_id: str,
    command: CaseCommand,
    key: str | None,
    match: str | None,
    body: bytes,
    *,
    then: Callable[[], None] = lambda: None,
) -> Response:
    """Do *command* and, before it is committed, *then*."""
    version = version_in(match)

    def act(work: Work) -> Case:
        [after] = cases.perform(work, caller.actor, [Asked(case=case_id, command=command, version=version)])
        then()
        return after

    return changed(request, caller, act, stream=f"case:{case_id}", key=key, body=body)


def _case(looked: Looked, asked: Sequence[ToComplete], levels: Levels, language: str) -> schemas.CaseOut:
    case = looked.case
    return schemas.CaseOut(
        id=case.id,
        campaign=case.campaign,
        track=case.track,
        state=case.state,
        state_label=looked.definition.track_of(case.track).state_of(case.state).label.said(language),
        occurrence=case.occurrence,
        unit=case.unit,
        person=case.person,
        version=case.version,
        fields={str(name): value for name, value in case.fields.items()},
        documents=[str(kind) for kind in case.documents],
        completion=completion_out(looked, asked, language),
        continues=below_out(levels, looked.definition, language),
        continued_by=above_out(levels, looked.definition, language),
    )


def _offer(
    looked: Looked, offer: Offer, flaggable: Sequence[Flaggable], ready: Readiness | None, language: str
) -> schemas.TriggerOut:
    move = offer.transition
    said = [worded(refusal, looked.definition, language) for refusal in offer.refusals]
    return schemas.TriggerOut(
        trigger=move.trigger,
        label=move.label.said(language),
        target=move.target,
        permitted=offer.permitted,
        allowed=offer.allowed,
        asks=[str(name) for name in move.asks],
        needs_reason=move.reason,
        refusals=[schemas.RefusalOut.model_validate(one, from_attributes=True) for one in said],
        flaggable=flaggable_out(looked, flaggable, language),
        readiness=readiness_out(ready, looked.definition, language),
        results=results_out(looked, move, ready, language),
    )
