"""/sittings, and the councils of a campaign to read: who sits on them, what is to come. What changes them is in `convening`."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.access import Actor, scope_of
from services.doorway import Caller, language_of, office_of
from services.pages.councils import (
    TO_COME,
    CouncilRead,
    Member,
    council_of,
    members,
    read_council,
    read_councils,
    read_sittings,
)
from services.store import people
from services.store.work import Work
from services.web.contexts.councils import CallingPage, CouncilPage, CouncilsPage
from services.web.forms import Signed, see
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.order import alphabetical
from services.web.showing.parts import in_words
from services.web.showing.seating import (
    MORE_ROWS,
    calling_inputs,
    candidates,
    composed,
    composing_form,
    council_card,
    rows_typed,
    sitting_row,
)
from services.web.showing.telling import line
from services.web.showing.trying import Tried
from services.words import translation
from workflow.errors import NotPermitted

router = APIRouter(include_in_schema=False)
COMPOSED = "composed"
DONE = {COMPOSED: "Đã ghi thành phần hội đồng."}


@router.get("/sittings")
def listing(request: Request, caller: Signed) -> Response:
    """The sittings to come, open and over, and every campaign's councils."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        read = read_sittings(work, caller.actor)
        found = read_councils(work, caller.actor)
    rows = [(one.state in TO_COME, sitting_row(one, read.definitions[one.campaign], language)) for one in read.sittings]
    context = CouncilsPage(
        to_come=tuple(row for to_come, row in reversed(rows) if to_come),
        over=tuple(row for to_come, row in rows if not to_come),
        councils=tuple(council_card(one, language) for one in found),
    )
    return page("councils.html", context, frame_of(request, caller, "councils"))


@router.get("/councils/{council_id}")
def by_id(council_id: str, request: Request, caller: Signed) -> Response:
    """The page of the council that a history names by its id."""
    with office_of(request).reading(caller.actor.id) as work:
        found = council_of(work, caller.actor, council_id)
    return see(f"/campaigns/{found.campaign}/councils/{found.rule}")


@router.get("/campaigns/{campaign_id}/councils/{council}")
def read(campaign_id: str, council: str, request: Request, caller: Signed, done: str = "") -> Response:
    """Who sits on a council, by every decision there was, and its sittings."""
    return show(request, caller, campaign_id, council, done=done)


@router.get("/campaigns/{campaign_id}/councils/{council}/call")
def calling(campaign_id: str, council: str, request: Request, caller: Signed) -> Response:
    """The form that calls a sitting on the cases that wait for the council."""
    return show_calling(request, caller, campaign_id, council)


def show(
    request: Request,
    caller: Caller,
    campaign_id: str,
    council: str,
    *,
    done: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The page of the council, with the form that was sent just now, if it was refused or asked for more rows."""
    language, who = language_of(request), caller.actor
    with office_of(request).reading(who.id) as work:
        found = read_council(work, who, campaign_id, council)
        everyone = _everyone(work, who) if found.may_compose else []
    context = _council_page(found, everyone, language, tried)
    said = translation(language).gettext(DONE[done]) if done in DONE else ""
    return page("council.html", replace(context, done=said), frame_of(request, caller, "councils"), status)


def show_calling(
    request: Request, caller: Caller, campaign_id: str, council: str, *, tried: Tried | None = None, status: int = 200
) -> Response:
    """The form that calls a sitting, with what was typed into it if it was refused. Raises `NotPermitted`."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = read_council(work, caller.actor, campaign_id, council)
    if not found.may_convene:
        raise NotPermitted("call_sitting", found.found.rule.convened_by)
    context = CallingPage(
        card=council_card(found, language),
        inputs=calling_inputs(found, language, tried),
        candidates=tuple(candidates(found.waiting, found.found.definition, language, tried)),
        refused=in_words(tried.said) if tried else (),
    )
    return page("calling.html", context, frame_of(request, caller, "councils"), status)


def _council_page(read: CouncilRead, everyone: list[Member], language: str, tried: Tried | None) -> CouncilPage:
    definition, standing = read.found.definition, read.standing
    made = read.council.compositions if read.council else ()
    later = [one for one in made if one.first_day > read.today]
    earlier = [one for one in made if one.first_day <= read.today and one is not standing]
    rows = rows_typed(tried.typed) + (MORE_ROWS if not tried.said else 0) if tried else 0
    told = (line(one, definition, read.names, language) for one in reversed(read.happened))
    return CouncilPage(
        card=council_card(read, language),
        version=read.council.version if read.council else 0,
        later=tuple(composed(one, read, language) for one in later),
        earlier=tuple(composed(one, read, language) for one in reversed(earlier)),
        sittings=tuple(sitting_row(one, definition, language) for one in read.sittings),
        composing=composing_form(read, everyone, language, tried, rows) if read.may_compose else None,
        refused=in_words(tried.said) if tried else (),
        lines=tuple(told),
        done="",
    )


def _everyone(work: Work, who: Actor) -> list[Member]:
    """Everybody who may be seated, unit by unit."""
    found = members(work, people.everyone(work, scope_of(who))).values()
    return sorted(found, key=lambda one: (alphabetical(one.unit), alphabetical(one.name)))
