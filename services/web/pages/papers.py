"""/…/papers/{kind} for a browser: the same papers as the API gives, with errors as pages."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from services.doorway import as_paper, office_of
from services.papers import PaperKind
from services.papers.gathering import choosing
from services.web.forms import Signed

router = APIRouter(include_in_schema=False)
Ending = Annotated[Literal["docx", "pdf"], Query(alias="format")]
Name = Annotated[str, Query(max_length=100)]


@router.get("/sittings/{sitting_id}/papers/{kind}")
def of_sitting(sitting_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx") -> Response:
    """A paper of a sitting, to take away."""
    request.state.stream = f"sitting:{sitting_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_sitting(work, caller.actor, kind, sitting_id)
    return as_paper(request, PaperKind(kind), found, found.head.issuer, ending)


@router.get("/cases/{case_id}/papers/{kind}")
def of_case(case_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx") -> Response:
    """A paper of a case, to take away."""
    request.state.stream = f"case:{case_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_case(work, caller.actor, kind, case_id)
    return as_paper(request, PaperKind(kind), found, choosing.about(found), ending)


@router.get("/decisions/{decision_id}/papers/{kind}")
def of_decision(
    decision_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx", line: Name = ""
) -> Response:
    """A paper of a decision, to take away."""
    request.state.stream = f"decision:{decision_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_decision(work, caller.actor, kind, decision_id, line)
    return as_paper(request, PaperKind(kind), found, choosing.about(found), ending)


@router.get("/campaigns/{campaign_id}/papers/{kind}")
def of_campaign(
    campaign_id: str,
    kind: str,
    request: Request,
    caller: Signed,
    ending: Ending = "docx",
    unit: Name = "",
    in_round: Annotated[str, Query(alias="round", max_length=100)] = "",
) -> Response:
    """A paper of a campaign, to take away."""
    request.state.stream = f"campaign:{campaign_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_campaign(work, caller.actor, kind, campaign_id, unit=unit, occurrence=in_round)
    return as_paper(request, PaperKind(kind), found, found.head.issuer, ending)
