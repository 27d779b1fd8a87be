"""/plans: the plans that may be read, one plan, its diagram and its texts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from fastapi import APIRouter, Request
from fastapi.responses import Response

from definitions.diagram import mermaid, svg
from services.costs import cost_of_plan
from services.doorway import Caller, language_of, office_of
from services.plans import Version, version, versions
from services.web.contexts.plans import PlansPage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.money import cost_table, day_asked
from services.web.showing.plans import plan_card, plan_page
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)
NOT_KEPT = {"Cache-Control": "no-store"}


class Language(StrEnum):
    """The language of a diagram's words."""

    VI = "vi"
    EN = "en"


@router.get("/plans")
def listing(request: Request, caller: Signed) -> Response:
    """The shipped plans, and the versions our campaigns run on."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        cards = tuple(plan_card(one, language) for one in versions(work, caller.actor))
    return page("plans.html", PlansPage(plans=cards), frame_of(request, caller, "campaigns"))


@router.get("/plans/{plan}")
def read(plan: str, request: Request, caller: Signed, on: str = "") -> Response:
    """One plan: its deadlines, questions, quotas, who may do what, its cost if decided *on* a day, every fact of its text."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = version(work, caller.actor, plan)
        cost = cost_of_plan(work, found.definition, day_asked(on))
        table = cost_table(work, cost, found.definition, f"/plans/{found.id}", language) if cost.lines else None
    return page("plan.html", plan_page(found, table, language), frame_of(request, caller, "campaigns"))


@router.get("/plans/{plan}/diagram.svg")
def picture(plan: str, request: Request, caller: Signed, language: Language = Language.VI) -> Response:
    """The plan drawn, as an SVG picture."""
    drawn = svg(_version(request, caller, plan).definition, language=language)
    return Response(drawn, media_type="image/svg+xml", headers=NOT_KEPT)


@router.get("/plans/{plan}/diagram.mmd")
def text_of_picture(plan: str, request: Request, caller: Signed, language: Language = Language.VI) -> Response:
    """The plan drawn, as Mermaid text."""
    drawn = mermaid(_version(request, caller, plan).definition, language=language)
    return Response(drawn, media_type="text/vnd.mermaid; charset=utf-8", headers={**NOT_KEPT, **_saved(f"{plan}.mmd")})


@router.get("/plans/{plan}/sources/{name:path}")
def source(plan: str, name: str, request: Request, caller: Signed) -> Response:
    """One of the texts the plan is composed of, as it was written."""
    text = _version(request, caller, plan).loaded.sources.get(name)
    if text is None:
        raise NotFound("source", name)
    return Response(text, media_type="application/yaml", headers={**NOT_KEPT, **_saved(PurePath(name).name)})


def _version(request: Request, caller: Caller, plan: str) -> Version:
    with office_of(request).reading(caller.actor.id) as work:
        return version(work, caller.actor, plan)


def _saved(name: str) -> dict[str, str]:
    """What makes a browser save the answer as a file of that name."""
    plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_."))
    return {"Content-Disposition": f'attachment; filename="{plain}"'}
