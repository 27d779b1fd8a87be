"""The notice of what was decided, to those it concerns: printed once the decision is signed, a draft until it is public."""

from __future__ import annotations

from services.access import Actor
from services.papers import wording
from services.papers.fields.results_notice import ResultGroup, ResultLine, ResultsNoticeFields
from services.papers.gathering.awarded import QD, Awarded, Told, check_signed, cited, told
from services.papers.gathering.heading import headed
from services.papers.gathering.registration import standing_office
from services.papers.kinds import PaperKind
from services.store.work import Work
from workflow.decisions.decision import DecisionState

TB = "TB"
CONCERNED = "Các cơ quan, đơn vị có tập thể, cá nhân trong danh sách"

CLOSING = "Các cơ quan, đơn vị thông báo đến tập thể, cá nhân có tên trong danh sách; ý kiến, kiến nghị (nếu có) gửi về {office}./."


def results_notice(work: Work, who: Actor, decision: str) -> ResultsNoticeFields:
    """What the notice says; its number and day are written when it is signed. Raises `NotFound`, `Refused`."""
    found = told(work, who, PaperKind.RESULTS_NOTICE, decision)
    check_signed(found.decision, PaperKind.RESULTS_NOTICE.label.vi)
    results = "Kết quả thu hồi khen thưởng" if found.revokes else "Kết quả khen thưởng"
    office = standing_office(found.found.definition)
    return ResultsNoticeFields(
        head=headed(
            superior="",
            issuer=found.issuer.name,
            symbol=found.issuer.symbol(TB),
            year=work.act.today.year,
            demo=found.issuer.demo,
            place=found.issuer.place,
            draft=found.decision.state is not DecisionState.PUBLISHED,
        ),
        summary=f"{results} {found.campaign}",
        addressees=(CONCERNED,),
        opening=(_opening(found),),
        groups=tuple(
            ResultGroup(title=label, lines=tuple(_line(found, one) for one in lines))
            for label, lines in found.grouped()
        ),
        closing=(CLOSING.format(office=office),),
        signature=wording.signed_as(found.decision.signature),
        recipients=wording.recipients(["Như trên"]),
    )


def _opening(found: Told) -> str:
    if found.dated is None:
        return ""
    paper = cited(found.number, found.issuer.symbol(QD), found.dated)
    return f"Thực hiện {paper} của {found.authority}, {found.issuer.name} thông báo kết quả như sau:"


def _line(found: Told, one: Awarded) -> ResultLine:
    named = one.form or one.label
    result = f"Bị hủy bỏ quyết định tặng {named}" if found.revokes else f"Được tặng {named}"
    return ResultLine(name=one.name, unit=one.unit, result=result, reason=one.note if found.revokes else "")
