"""/definitions, /units, /people: what an organisation has to work with."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from services.access import scope_of
from services.doorway import Caller, language_of, office_of, signed_in
from services.registry import definition_of
from services.store import definitions, people
from workflow.errors import NotFound

router = APIRouter(tags=["registry"])
Signed = Annotated[Caller, Depends(signed_in)]


@router.get("/definitions")
def published(request: Request, caller: Signed) -> list[dict[str, str]]:
    """The definition versions your organisation has published."""
    with office_of(request).reading(caller.actor.id) as work:
        found = definitions.listing(work, scope_of(caller.actor))
    return [{"id": one.sha256, "plan": one.plan, "label": one.label} for one in found]


@router.get("/definitions/{sha256}")
def version(sha256: str, request: Request, caller: Signed) -> dict[str, Any]:
    """One version: its tracks, deadlines, and the questions its text leaves open."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        if sha256 not in {one.sha256 for one in definitions.listing(work, scope_of(caller.actor))}:
            raise NotFound("definition", sha256)
        found = definition_of(work, sha256)
    return {
        "id": found.sha256,
        "plan": found.id,
        "label": found.label.said(language),
        "source": {"number": found.source.number, "issuer": found.source.issuer, "signer": found.source.signer},
        "tracks": {
            track.id: {"label": track.label.said(language), "states": list(track.states)}
            for track in found.tracks.values()
        },
        "deadlines": {d.id: d.label.said(language) for d in found.deadlines.values()},
        "questions": [
            {
                "id": question.id,
                "asks": question.asks.said(language),
                "options": {option.id: option.label.said(language) for option in question.options},
                "answer": question.answer,
                "basis": question.basis.said(language) if question.basis else None,
                "facts": list(question.facts),
            }
            for question in found.questions.values()
        ],
        "facts": dict(found.facts),
    }


@router.get("/units")
def units(request: Request, caller: Signed) -> list[dict[str, str]]:
    """The units you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = people.units(work, scope_of(caller.actor))
    return [{"id": one.id, "name": one.name, "kind": one.kind} for one in found]


@router.get("/people")
def persons(request: Request, caller: Signed) -> list[dict[str, str]]:
    """The people you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = people.everyone(work, scope_of(caller.actor))
    return [{"id": one.id, "name": one.name, "unit": one.unit, "title": one.title} for one in found]
