"""/campaigns/{id}/registers: registers and periodic reports as workbooks, as far as you may see."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from services import campaigns, registers
from services.api.answering import Signed
from services.doorway import as_file, language_of, office_of
from services.registers import FIRST_YEAR, LAST_YEAR, XLSX, Term, written

router = APIRouter(tags=["campaigns"])
Year = Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)]


class RegisterOut(BaseModel):
    """A register by its name; `href` is where it is read as XLSX."""

    name: str
    label: str
    href: str


@router.get("/campaigns/{campaign_id}/registers")
def listing(campaign_id: str, request: Request, caller: Signed) -> list[RegisterOut]:
    """The registers there are of a campaign."""
    with office_of(request).reading(caller.actor.id) as work:
        campaigns.load(work, caller.actor, campaign_id)
    at, language = request.url.path, language_of(request)
    return [
        RegisterOut(name=name, label=label.said(language), href=f"{at}/{name}.xlsx")
        for name, (label, _) in registers.REGISTERS.items()
    ]


@router.get("/campaigns/{campaign_id}/registers/report.xlsx", response_class=Response)
def report(campaign_id: str, request: Request, caller: Signed, term: Term, year: Year = None) -> Response:
    """The report for a term, of the campaign's own year unless another is named, as things stood on its last day."""
    with office_of(request).reading(caller.actor.id) as work:
        book = registers.periodic_report(work, caller.actor, campaign_id, term, year, language_of(request))
        return as_file(written(book), book.filename, XLSX)


@router.get("/campaigns/{campaign_id}/registers/{name}.xlsx", response_class=Response)
def register(campaign_id: str, name: str, request: Request, caller: Signed) -> Response:
    """The register of that name: registrations, nominations, results or awards."""
    with office_of(request).reading(caller.actor.id) as work:
        book = registers.register(work, caller.actor, campaign_id, name, language_of(request))
        return as_file(written(book), book.filename, XLSX)
