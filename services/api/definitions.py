"""/definitions: the shipped plans and the versions your campaigns run on, whole, and drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from definitions.diagram import mermaid, svg
from services.api.answering import Signed
from services.api.defined import DefinitionOut, DefinitionRow
from services.api.describing import row, whole
from services.doorway import Caller, language_of, office_of
from services.plans import Version, version, versions

router = APIRouter(tags=["definitions"])


class Form(StrEnum):
    """What a diagram is written in."""

    SVG = "svg"
    MERMAID = "mermaid"


DRAWN = {Form.SVG: (svg, "image/svg+xml"), Form.MERMAID: (mermaid, "text/vnd.mermaid")}
DIAGRAMS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The diagram, in the language asked for.",
        "content": {media_type: {"schema": {"type": "string"}} for _, media_type in DRAWN.values()},
    }
}


@router.get("/definitions")
def listing(request: Request, caller: Signed) -> list[DefinitionRow]:
    """The shipped plans, and the other versions your organisation has published."""
    with office_of(request).reading(caller.actor.id) as work:
        found = versions(work, caller.actor)
    return [row(one, language_of(request)) for one in found]


@router.get("/definitions/{definition_id}")
def read(definition_id: str, request: Request, caller: Signed) -> DefinitionOut:
    """One version, by the id of a shipped plan or by its hash."""
    return whole(_version(request, caller, definition_id), language_of(request))


@router.get("/definitions/{definition_id}/diagram", responses=DIAGRAMS, response_class=Response)
def diagram(
    definition_id: str, request: Request, caller: Signed, form: Annotated[Form, Query(alias="format")] = Form.SVG
) -> Response:
    """Its states, who may move them, and what is due when; drawn as a picture, or as text for Mermaid."""
    draw, media_type = DRAWN[form]
    drawn = draw(_version(request, caller, definition_id).definition, language=language_of(request))
    return Response(drawn, media_type=media_type, headers={"Content-Type": f"{media_type}; charset=utf-8"})


def _version(request: Request, caller: Caller, name: str) -> Version:
    with office_of(request).reading(caller.actor.id) as work:
        return version(work, caller.actor, name)
