"""/campaigns/{id}/registers: registers and reports to download, and those of every unit to be made in the background."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services import campaigns, registers
from services.doorway import Caller, as_file, language_of, office_of
from services.registers import FIRST_YEAR, LAST_YEAR, XLSX, Term, written
from services.registry import definition_of
from services.web.contexts.frame import Choice, Unmet
from services.web.contexts.registers import RegisterLink, RegistersPage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.words import translation

router = APIRouter(include_in_schema=False)
HOLDS = {
    "registrations": "Đơn vị nào đã đăng ký, đã báo cáo; đúng hạn, muộn hay quá hạn.",
    "nominations": "Tập thể, cá nhân, bài dự thi từng đơn vị đề nghị, và hồ sơ đang ở đâu.",
    "results": "Số phiếu, điểm của từng hồ sơ tại các phiên họp đã kết thúc.",
    "awards": "Quyết định, hình thức khen, người được khen và tiền thưởng.",
}


@router.get("/campaigns/{campaign_id}/registers")
def read(campaign_id: str, request: Request, caller: Signed) -> Response:
    """The registers and reports that may be downloaded."""
    return show(request, caller, campaign_id)


@router.get("/campaigns/{campaign_id}/registers/report.xlsx")
def report(
    campaign_id: str,
    request: Request,
    caller: Signed,
    term: Term,
    year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
) -> Response:
    """The report for a term."""
    with office_of(request).reading(caller.actor.id) as work:
        book = registers.periodic_report(work, caller.actor, campaign_id, term, year, language_of(request))
        return as_file(written(book), book.filename, XLSX)


@router.get("/campaigns/{campaign_id}/registers/{name}.xlsx")
def register(campaign_id: str, name: str, request: Request, caller: Signed) -> Response:
    """One register."""
    with office_of(request).reading(caller.actor.id) as work:
        book = registers.register(work, caller.actor, campaign_id, name, language_of(request))
        return as_file(written(book), book.filename, XLSX)


def show(
    request: Request, caller: Caller, campaign_id: str, *, refused: tuple[Unmet, ...] = (), status: int = 200
) -> Response:
    """The page, with why what was asked for just now is not made."""
    language, href = language_of(request), f"/campaigns/{campaign_id}"
    said = translation(language).gettext
    with office_of(request).reading(caller.actor.id) as work:
        campaign = campaigns.load(work, caller.actor, campaign_id)
        definition = definition_of(work, campaign.sha256)
    context = RegistersPage(
        campaign=definition.label.said(language),
        href=href,
        id=campaign_id,
        registers=tuple(
            RegisterLink(href=f"{href}/registers/{name}.xlsx", label=label.said(language), holds=said(HOLDS[name]))
            for name, (label, _) in registers.REGISTERS.items()
        ),
        terms=tuple(Choice(value=one.value, label=one.label.said(language)) for one in Term),
        year=campaign.year,
        wide=caller.actor.sees_everything,
        refused=refused,
    )
    return page("registers.html", context, frame_of(request, caller, "campaigns"), status)
