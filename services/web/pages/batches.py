"""/batches: work that is done in the background, followed without any script."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import batches
from services.batches import Order
from services.doorway import Caller, as_file, language_of, office_of
from services.store.work import Work
from services.web.contexts.frame import Unmet
from services.web.forms import Form, Signed, carry_out, explained
from services.web.framing import frame_of
from services.web.pages import decisions, registers
from services.web.rendering import page
from services.web.showing.batches import batch_page, batches_page
from services.web.showing.parts import in_words
from services.web.showing.trying import Tried
from workflow.errors import Refused

router = APIRouter(include_in_schema=False)
REFUSED = 409
LOOK_AGAIN = "5"
"""After so many seconds a browser reads the page of a batch that is not finished once more."""


@router.get("/batches")
def listing(request: Request, caller: Signed) -> Response:
    """What was asked for, the latest first."""
    office, language = office_of(request), language_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.listing(work, caller.actor)
    return page("batches.html", batches_page(found, office.kinds, language), frame_of(request, caller, "campaigns"))


@router.post("/batches")
def ask(request: Request, caller: Signed, sent: Form) -> Response:
    """Ask for one on a campaign or a decision; refused, the page it was asked on again with the reason."""
    office, decision, campaign = office_of(request), sent.text("decision"), sent.text("campaign")
    arguments = {"decision": decision} if decision else {"campaign": campaign}
    order = Order(kind=sent.text("kind"), arguments=arguments, language=language_of(request))

    def act(work: Work) -> str:
        return f"/batches/{batches.ask(work, office.kinds, caller.actor, order).id}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        if decision:
            said = explained(request, caller, f"decision:{decision}", refused)
            return decisions.show(request, caller, decision, tried=Tried(form="batch", said=said), status=REFUSED)
        shown = in_words(explained(request, caller, f"campaign:{campaign}", refused))
        return registers.show(request, caller, campaign, refused=shown, status=REFUSED)


@router.get("/batches/{batch_id}")
def read(batch_id: str, request: Request, caller: Signed) -> Response:
    """How far it is, its result, and what is missing in that."""
    return _show(request, caller, batch_id)


@router.get("/batches/{batch_id}/file")
def result(batch_id: str, request: Request, caller: Signed) -> Response:
    """The result."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.result(work, caller.actor, batch_id)
    return as_file(office.workshop.folder(found.id).result(found.sha256), found.filename, batches.ZIP)


@router.post("/batches/{batch_id}/cancelling")
def cancel(batch_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Stop it."""

    def act(work: Work) -> str:
        return f"/batches/{batches.cancel(work, caller.actor, batch_id).id}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        said = in_words(explained(request, caller, "", refused))
        return _show(request, caller, batch_id, refused=said, status=REFUSED)


def _show(
    request: Request, caller: Caller, batch_id: str, *, refused: tuple[Unmet, ...] = (), status: int = 200
) -> Response:
    office, language = office_of(request), language_of(request)
    with office.reading(caller.actor.id) as work:
        found = batches.look(work, caller.actor, batch_id)
    context = batch_page(found, office.kinds, language, refused)
    shown = page("batch.html", context, frame_of(request, caller, "campaigns"), status)
    if context.under_way and request.method == "GET":
        shown.headers["Refresh"] = LOOK_AGAIN
    return shown
