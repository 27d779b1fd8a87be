"""/operations: how the office runs, and what a person mends in it; for those who see the whole organisation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import mending, operations
from services.doorway import Caller, language_of, office_of
from services.heartbeat import Sweeping
from services.operations import Mishap, Operations
from services.registry import definition_or_none
from services.store import people
from services.store.work import Work
from services.web.contexts.errors import ErrorPage
from services.web.contexts.frame import Unmet
from services.web.contexts.operations import IncidentCard, OperationsPage
from services.web.forms import Form, Sent, Signed, carry_out, explained, safe_address, status_of
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.incidents import incident_card
from services.web.showing.operations import (
    STATES,
    bars,
    dead_letter,
    delivery_tallies,
    node_row,
    rung_row,
)
from services.web.showing.operations import explained as state_explained
from services.web.showing.parts import in_words
from services.words import translation
from workflow.definition import Definition
from workflow.errors import NotPermitted, Refused

router = APIRouter(include_in_schema=False)
FORBIDDEN = 403
NOT_YOURS = "Thao tác này không thuộc vai trò của ông/bà."
TONES = {Sweeping.ALIVE: "holds", Sweeping.RESTING: "", Sweeping.SILENT: "broken"}
DONE = {
    "retried": "Đã cho chạy lại; lần quét tới sẽ thực hiện.",
    "resolved": "Đã đóng sự cố; các mức của sự cố đó sẽ không chạy nữa.",
    "again": "Đã đưa thư trở lại hàng chờ gửi.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of an incident just now and refused: which one, what was typed, and why not."""

    incident: str = ""
    typed: str = ""
    unmet: tuple[Unmet, ...] = ()


@router.get("/operations")
def operations_page(request: Request, caller: Signed, done: str = "") -> Response:
    """What fires next, what is late, who sweeps, how mail goes, what went wrong."""
    return _show(request, caller, done=done)


@router.post("/operations/incidents/{incident}/retry")
def retry(incident: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Let the next sweep try it again at once."""

    def act(work: Work) -> str:
        mending.retry(work, caller.actor, incident)
        return "/operations?done=retried"

    return _or_refused(request, caller, incident, sent, act)


@router.post("/operations/incidents/{incident}/resolve")
def resolve(incident: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Close it with a reason; what it concerns never fires."""

    def act(work: Work) -> str:
        mending.resolve(work, caller.actor, incident, sent.text("reason"))
        return "/operations?done=resolved"

    return _or_refused(request, caller, incident, sent, act)


@router.post("/operations/messages/{message}/again")
def send_again(message: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Send a letter once more, and go back to where that was asked."""
    came_from = safe_address(sent.text("next"))

    def act(work: Work) -> str:
        mending.send_again(work, caller.actor, message)
        return came_from if came_from.startswith("/mailbox/") else "/operations?done=again"

    return _or_refused(request, caller, "", sent, act)


def _or_refused(request: Request, caller: Caller, incident: str, sent: Sent, act: Callable[[Work], str]) -> Response:
    """Do it, once; refused, the page again with every reason and what had been typed."""
    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        if not caller.actor.sees_everything:
            return _not_yours(request, caller)
        unmet = in_words(explained(request, caller, "", refused))
        status = status_of(refused)
        asked = Asked(incident=incident, typed=sent.text("reason"), unmet=unmet)
        return _show(request, caller, asked=asked, status=status)


def _show(
    request: Request, caller: Caller, *, done: str = "", asked: Asked | None = None, status: int = 200
) -> Response:
    if not caller.actor.sees_everything:
        return _not_yours(request, caller)
    office, language = office_of(request), language_of(request)
    with office.reading(caller.actor.id) as work:
        found = operations.read(work, caller.actor, office.settings)
        context = _context(work, found, asked or Asked(), done, language)
    return page("operations.html", context, frame_of(request, caller, "operations"), status)


def _context(work: Work, found: Operations, asked: Asked, done: str, language: str) -> OperationsPage:
    said = translation(language).gettext
    plans = _plans(work, found)
    return OperationsPage(
        done=said(DONE[done]) if done in DONE else "",
        refused=() if any(one.incident.id == asked.incident for one in found.mishaps) else asked.unmet,
        tone=TONES[found.sweeping],
        state=said(STATES[found.sweeping]),
        explained=state_explained(found, language),
        nodes=tuple(node_row(one, found.now, found.silence_allowed, language) for one in found.beats),
        incidents=_cards(work, found.mishaps, plans, asked, found.may_mend, language),
        closed=_cards(work, found.closed, plans, asked, found.may_mend, language),
        late=tuple(rung_row(one, plans[one.sha256], language) for one in found.late),
        ahead=tuple(rung_row(one, plans[one.sha256], language) for one in found.ahead),
        lateness=bars(found.settled.lateness.counts, language),
        settled=found.settled.lateness.total,
        deliveries=delivery_tallies(found.heaps, language),
        dead=tuple(dead_letter(one, found.may_mend) for one in found.dead),
        may_mend=found.may_mend,
    )


def _plans(work: Work, found: Operations) -> dict[str, Definition | None]:
    """The definitions behind what is shown; None for one that can't be read."""
    wanted = {one.sha256 for one in (*found.ahead, *found.late)}
    wanted |= {one.sha256 for one in (*found.mishaps, *found.closed)}
    return {sha256: definition_or_none(work, sha256) if sha256 else None for sha256 in wanted}


def _cards(
    work: Work,
    mishaps: tuple[Mishap, ...],
    plans: dict[str, Definition | None],
    asked: Asked,
    may_mend: bool,  # noqa: FBT001 - passed on
    language: str,
) -> tuple[IncidentCard, ...]:
    closers = people.by_id(work, {one.incident.resolved_by for one in mishaps} - {""})
    names = {person.id: person.name for person in closers.values()}
    return tuple(
        incident_card(
            one,
            plans[one.sha256],
            names,
            language,
            may_mend=may_mend,
            typed=asked.typed if asked.incident == one.incident.id else "",
            unmet=asked.unmet if asked.incident == one.incident.id else (),
        )
        for one in mishaps
    )


def _not_yours(request: Request, caller: Caller) -> Response:
    explained(request, caller, "", NotPermitted("operations", (mending.STANDING_OFFICE,)))
    said = translation(language_of(request)).gettext(NOT_YOURS)
    context = ErrorPage(status=FORBIDDEN, sentence=said, unmet=(), back="/")
    return page("error.html", context, frame_of(request, caller), FORBIDDEN)
