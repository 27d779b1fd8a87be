"""/campaigns/{id}/registers: registers and periodic reports as workbooks, as far as you may see."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from services import campaigns, registers
from services.api.answering import Signed
from services.doorway import language_of, office_of
from services.registers import Book, Term

router = APIRouter(tags=["campaigns"])
FIRST_YEAR, LAST_YEAR = 2000, 2199
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
        return answer(book)


@router.get("/campaigns/{campaign_id}/registers/{name}.xlsx", response_class=Response)
def register(campaign_id: str, name: str, request: Request, caller: Signed) -> Response:
    """The register of that name: registrations, nominations, results or awards."""
    with office_of(request).reading(caller.actor.id) as work:
        return answer(registers.register(work, caller.actor, campaign_id, name, language_of(request)))


def answer(book: Book) -> Response:
    """*book* to be kept as a file; it is read and written here, while the transaction is open."""
    named = {"Content-Disposition": f'attachment; filename="{book.filename}"', "Cache-Control": "no-store"}
    return Response(registers.written(book), media_type=registers.XLSX, headers=named)
