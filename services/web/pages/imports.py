"""/campaigns/{id}/imports: a list made elsewhere is sent, looked through, and entered as a whole."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import campaigns, imports
from services.calendar import days_off
from services.doorway import Caller, language_of, office_of, require_own, uploaded
from services.imports import XLSX, Entering, Preview, PreviewOutdated
from services.registry import definition_of
from services.store.work import Work
from services.web.contexts.imports import ImportsPage
from services.web.forms import Form, Sent, Signed, carry_out, explained, status_of
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.imports import preview_page, ways_in
from services.web.showing.parts import in_words
from services.words import Worded, occurrence_in_words
from workflow.arming import reckoning_of
from workflow.errors import Refused
from workflow.ids import TrackId, Trigger

router = APIRouter(include_in_schema=False)
CHANGED_MEANWHILE = 412


@router.get("/campaigns/{campaign_id}/imports")
def read(campaign_id: str, request: Request, caller: Signed, done: int | None = None) -> Response:
    """The ways to enter a list, and the form that sends one."""
    return _show(request, caller, campaign_id, done=done)


@router.get("/campaigns/{campaign_id}/imports/template")
def template(campaign_id: str, request: Request, caller: Signed, way: str = "") -> Response:
    """A list to fill in."""
    with office_of(request).reading(caller.actor.id) as work:
        found = imports.template(work, caller.actor, campaign_id, _entering(way), language_of(request))
    named = {"Content-Disposition": f'attachment; filename="{found.name}"', "Cache-Control": "no-store"}
    return Response(found.data, media_type=XLSX, headers=named)


@router.post("/campaigns/{campaign_id}/imports/preview")
def preview(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """What the list would do, line by line. The file is kept under its hash for the confirmation."""
    require_own(request, caller, sent.csrf)
    office = office_of(request)
    data = uploaded(request, sent.file)
    try:
        examined = office.files.examine(data, (sent.file.filename or "") if sent.file else "")
        entering = _entering(sent.text("way"), sent.text("occurrence"), sent.text("number"))
        table = imports.read(data)
        with office.reading(caller.actor.id) as work:
            told = imports.preview(work, caller.actor, campaign_id, entering, table, examined.sha256)
    except Refused as refused:
        return _refused(request, caller, campaign_id, sent, refused)
    office.files.keep(examined, data)
    return _confirmation(request, caller, campaign_id, told, outdated=False)


@router.post("/campaigns/{campaign_id}/imports")
def enter(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Enter what was looked through; or show what would be entered now instead."""
    office = office_of(request)
    entering = _entering(sent.text("way"), sent.text("occurrence"), sent.text("number"))
    sha256 = sent.text("sha256")

    def act(work: Work) -> str:
        table = imports.read(office.files.read(sha256))
        fingerprint = sent.text("fingerprint")
        done = imports.enter(work, caller.actor, campaign_id, entering, table, sha256, fingerprint)
        return f"/campaigns/{campaign_id}/imports?done={done.changed}"

    try:
        return carry_out(request, caller, sent, act)
    except PreviewOutdated as outdated:
        return _confirmation(request, caller, campaign_id, outdated.preview, outdated=True)
    except Refused as refused:
        return _refused(request, caller, campaign_id, sent, refused)


def _entering(way: str, occurrence: str = "", number: str = "") -> Entering:
    track, _, trigger = way.partition(":")
    return Entering(
        track=TrackId(track), trigger=Trigger(trigger) if trigger else None, occurrence=occurrence, number=number
    )


def _confirmation(request: Request, caller: Caller, campaign_id: str, told: Preview, *, outdated: bool) -> Response:
    context = preview_page(told, f"/campaigns/{campaign_id}", language_of(request), outdated=outdated)
    status = CHANGED_MEANWHILE if outdated else 200
    return page("import_preview.html", context, frame_of(request, caller, "campaigns"), status)


def _refused(request: Request, caller: Caller, campaign_id: str, sent: Sent, refused: Refused) -> Response:
    said = explained(request, caller, f"campaign:{campaign_id}", refused)
    status = status_of(refused)
    return _show(request, caller, campaign_id, chosen=sent.text("way"), said=said, status=status)


def _show(
    request: Request,
    caller: Caller,
    campaign_id: str,
    *,
    chosen: str = "",
    said: tuple[Worded, ...] = (),
    done: int | None = None,
    status: int = 200,
) -> Response:
    href, language = f"/campaigns/{campaign_id}", language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        campaign = campaigns.load(work, caller.actor, campaign_id)
        definition = definition_of(work, campaign.sha256)
        by = reckoning_of(definition, campaign, days_off(work, campaign.organisation, campaign.year))
    context = ImportsPage(
        href=href,
        label=definition.label.said(language),
        ways=ways_in(definition, imports.askings(definition, caller.actor), href, chosen, language),
        rounds=tuple((one.id, occurrence_in_words(one.id, language)) for one in definition.rounds_by(by)),
        refused=in_words(said),
        done=done,
    )
    return page("imports.html", context, frame_of(request, caller, "campaigns"), status)
