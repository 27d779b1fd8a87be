"""/campaigns/{id}/imports: lists made elsewhere, previewed and then entered in one transaction."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import JSONResponse

from services import campaigns, imports
from services.api import listed
from services.api.answering import Key, Own, Signed
from services.doorway import keyed, language_of, office_of, uploaded
from services.imports import Entering
from services.once import once
from services.registry import definition_of
from services.store.idempotency import Answer
from services.store.work import Work
from workflow.ids import TrackId, Trigger

router = APIRouter(tags=["campaigns"])
Name = Annotated[str, Form(max_length=100, pattern=r"^[^\x00]*$")]


@router.get("/campaigns/{campaign_id}/imports")
def ways(campaign_id: str, request: Request, caller: Signed) -> list[listed.AskingOut]:
    """Every way in which you may enter a list."""
    with office_of(request).reading(caller.actor.id) as work:
        definition = definition_of(work, campaigns.load(work, caller.actor, campaign_id).sha256)
    return [
        listed.AskingOut(track=one.track.id, trigger=one.trigger or "", fields=[str(name) for name in one.fields])
        for one in imports.askings(definition, caller.actor)
    ]


@router.post("/campaigns/{campaign_id}/imports/preview")
def preview(
    campaign_id: str,
    request: Request,
    caller: Own,
    file: Annotated[UploadFile, File()],
    track: Name,
    trigger: Name = "",
    occurrence: Name = "",
    number: Name = "",
) -> listed.PreviewOut:
    """What entering the list would do, line by line; the file is kept, so that it can be entered by its hash."""
    office = office_of(request)
    request.state.stream = f"campaign:{campaign_id}"
    data = uploaded(request, file)
    examined = office.files.examine(data, file.filename or "")
    table = imports.read(data)
    entering = _entering(track, trigger, occurrence, number)
    with office.reading(caller.actor.id) as work:
        told = imports.preview(work, caller.actor, campaign_id, entering, table, examined.sha256)
    office.files.keep(examined, data)
    return listed.preview_out(told, language_of(request))


@router.post("/campaigns/{campaign_id}/imports")
def enter(campaign_id: str, body: listed.ListIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Enter a list as it was previewed: every line, or none. 412 when something has changed since."""
    office = office_of(request)
    request.state.stream = f"campaign:{campaign_id}"
    table = imports.read(office.files.read(body.sha256))
    entering = _entering(body.track, body.trigger, body.occurrence, body.number)

    def answer(work: Work) -> Answer:
        done = imports.enter(work, caller.actor, campaign_id, entering, table, body.sha256, body.fingerprint)
        return Answer(status=200, body=listed.ImportedOut(changed=done.changed).model_dump_json())

    asked = keyed(request, caller, key, body.model_dump_json().encode())
    given = once(lambda: office.writing(caller.actor.id), asked, answer)
    return JSONResponse(listed.ImportedOut.model_validate_json(given.body).model_dump(), status_code=given.status)


@router.get("/campaigns/{campaign_id}/imports/template")
def template(campaign_id: str, request: Request, caller: Signed, track: str, trigger: str = "") -> Response:
    """An XLSX list to fill in, its subjects in their lines."""
    with office_of(request).reading(caller.actor.id) as work:
        found = imports.template(
            work, caller.actor, campaign_id, _entering(track, trigger, "", ""), language_of(request)
        )
    named = {"Content-Disposition": f'attachment; filename="{found.name}"', "Cache-Control": "no-store"}
    return Response(found.data, media_type=imports.XLSX, headers=named)


def _entering(track: str, trigger: str, occurrence: str, number: str) -> Entering:
    return Entering(
        track=TrackId(track),
        trigger=Trigger(trigger) if trigger else None,
        occurrence=occurrence,
        number=number.strip(),
    )
