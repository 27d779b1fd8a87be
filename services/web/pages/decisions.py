"""/decisions: the list, what a decision may be drafted on, one decision to read. What is done with it is in `deciding`."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import audit, decisions
from services.decisions.looking import known_to
from services.doorway import Caller, as_kept, language_of, office_of
from services.pages.decisions import read_decision, read_decisions, read_drafting, read_history
from services.web.contexts.decisions import DecisionHistoryPage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.decisions import decision_page, decisions_page, drafting_page, label_of
from services.web.showing.printing import with_papers
from services.web.showing.sittings import Told
from services.web.showing.telling import line
from services.web.showing.trying import Tried
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)
SECTION = "decisions"


@router.get("/decisions")
def listing(request: Request, caller: Signed, campaign: str | None = None) -> Response:
    """The decisions I may know of, and where I may draft one."""
    with office_of(request).reading(caller.actor.id) as work:
        found = read_decisions(work, caller.actor, campaign)
    return page("decisions.html", decisions_page(found, language_of(request)), frame_of(request, caller, SECTION))


@router.get("/campaigns/{campaign_id}/decisions/{rule}/drafting")
def drafting(campaign_id: str, rule: str, request: Request, caller: Signed) -> Response:
    """The cases that wait for a decision."""
    return show_drafting(request, caller, campaign_id, rule)


@router.get("/decisions/{decision_id}")
def read(decision_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """Who is given what, how far it has come, and what I may do."""
    return show(request, caller, decision_id, done=done)


@router.get("/decisions/{decision_id}/paper")
def paper(decision_id: str, request: Request, caller: Signed) -> Response:
    """The signed paper, to be kept and never to be shown in place."""
    office = office_of(request)
    with office.reading(caller.actor.id) as work:
        signed = decisions.look(work, caller.actor, decision_id).decision.signed
    if signed is None:
        raise NotFound("document", decision_id)
    return as_kept(office.files.read(signed.sha256), signed.filename, signed.media_type)


@router.get("/decisions/{decision_id}/history")
def history(decision_id: str, request: Request, caller: Signed) -> Response:
    """Everything that happened to the decision."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = read_history(work, caller.actor, decision_id)
        verified = audit.verify_stream(work, f"decision:{decision_id}")
    decision, definition = found.seen.decision, found.seen.found.definition
    label = label_of(definition, decision.rule, decision.purpose, language)
    context = DecisionHistoryPage(
        href=f"/decisions/{decision_id}",
        label=f"{label} {decision.signed.number}" if decision.signed else label,
        holds=verified.holds,
        fault="; ".join(f"{one.sequence}: {one.fault}" for one in verified.breaks),
        lines=tuple(line(one, definition, found.names, language) for one in found.happened),
    )
    return page("decision_history.html", context, frame_of(request, caller, SECTION))


def show(
    request: Request,
    caller: Caller,
    decision_id: str,
    *,
    done: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The page of the decision, with the form that was refused just now, if one was."""
    with office_of(request).reading(caller.actor.id) as work:
        found = read_decision(work, caller.actor, decision_id)
        whole = known_to(work, caller.actor, decision_id)
    language = language_of(request)
    context = decision_page(found, language, Told(done, tried))
    context = with_papers(context, whole, caller.actor, language)
    return page("decision.html", context, frame_of(request, caller, SECTION), status)


def show_drafting(
    request: Request, caller: Caller, campaign_id: str, rule: str, *, tried: Tried | None = None, status: int = 200
) -> Response:
    """The page on which a decision is drafted."""
    with office_of(request).reading(caller.actor.id) as work:
        found = read_drafting(work, caller.actor, campaign_id, rule)
    context = drafting_page(found, language_of(request), tried)
    return page("drafting_decision.html", context, frame_of(request, caller, SECTION), status)
