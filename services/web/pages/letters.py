"""/plans/…/letters: every letter a plan can send, with sample data; and each alone in HTML."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from services.doorway import Caller, language_of, office_of
from services.notices import Preview, previews
from services.plans import Version, falls_due, version
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.pages.mailbox import LETTER_POLICY
from services.web.rendering import page
from services.web.showing.letters import letters_page
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)


class Of(StrEnum):
    """The language of the letters that are shown."""

    VI = "vi"
    EN = "en"


@router.get("/plans/{plan}/letters")
def letters(plan: str, request: Request, caller: Signed, of: Of | None = None) -> Response:
    """Every letter of the plan; in the page's own language unless another is asked for."""
    language = language_of(request)
    wanted = str(of or language)
    found, shown = _previews(request, caller, plan, wanted)
    context = letters_page(found, shown, language=language, of=wanted)
    return page("letters.html", context, frame_of(request, caller, "campaigns"))


@router.get("/plans/{plan}/letters/{number}/html")
def letter_html(plan: str, number: int, request: Request, caller: Signed, of: Of = Of.VI) -> HTMLResponse:
    """One letter's HTML form alone, under a policy of its own: styles, and nothing else."""
    _, shown = _previews(request, caller, plan, of)
    if not 0 <= number < len(shown):
        raise NotFound("letter", str(number))
    headers = {"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(shown[number].html, headers=headers)


def _previews(request: Request, caller: Caller, plan: str, language: str) -> tuple[Version, list[Preview]]:
    with office_of(request).reading(caller.actor.id) as work:
        found = version(work, caller.actor, plan)
        receiver = replace(caller.actor.person, language=language)
        return found, previews(work, found.definition, receiver, lambda deadline: falls_due(found.definition, deadline))
