"""Adjustments as the pages show them: forms, what resuming would move, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.pages.adjusting import Adjusted, Move, made_at
from services.pages.reading import CampaignRead, CaseRead
from services.web.contexts.adjustments import AdjustmentRow, MovedDay, Resuming
from services.web.contexts.cases import CaseCancellation
from services.web.contexts.frame import Choice, Input
from services.web.showing.parts import in_words, problems_at, with_round
from services.web.showing.trying import Tried
from services.words import sentence, translation
from workflow.campaign import Campaign
from workflow.commands import Moving
from workflow.definition import Definition
from workflow.pausing import suspension

SUSPEND, RESUME, POSTPONE, CANCELLED = "suspend", "resume", "postpone", "cancelled"
NEW_DAY = "Ngày mới của mốc"
NUMBER = "Số văn bản"
REASON = "Lý do"
MOVING = "Các thời hạn"
KEPT = "Giữ nguyên ngày; thời hạn đã qua trong lúc tạm dừng hết hạn ngay"
SHIFTED = "Lùi {days} ngày, bằng thời gian tạm dừng"
THE_CLOCK = "Hệ thống"
ALONE = "{deadline} (riêng {subject})"
KINDS: Mapping[str, str] = {
    "extension": "Gia hạn: {name}",
    "move": "Dời theo lịch làm việc hoặc mốc: {name}",
    "shift": "Lùi theo thời gian tạm dừng: {name}",
    "postponement": "Đổi ngày mốc: {name}",
    "suspension": "Tạm dừng đợt thi đua",
    "resumption": "Tiếp tục đợt thi đua",
}


def suspended_said(definition: Definition, campaign: Campaign, language: str) -> str:
    """That the campaign is suspended, since when, and who may resume it; empty while it runs."""
    refusal = suspension(definition, campaign)
    return sentence(refusal, definition, language) if refusal else ""


def suspending_inputs(language: str, tried: Tried | None) -> tuple[Input, ...]:
    """What suspending a campaign asks for."""
    return _inputs((("document_number", NUMBER, "text"), ("reason", REASON, "long")), language, _mine(tried, SUSPEND))


def postponing_inputs(language: str, tried: Tried | None, milestone: str) -> tuple[Input, ...]:
    """What giving a milestone another day asks for."""
    wanted = (("happened_on", NEW_DAY, "date"), ("document_number", NUMBER, "text"), ("reason", REASON, "long"))
    return _inputs(wanted, language, _mine(tried, f"{POSTPONE}:{milestone}"))


def cancelling_form(read: CaseRead, language: str, tried: Tried | None) -> CaseCancellation | None:
    """The form that cancels the case, for those who may."""
    if not read.may_cancel:
        return None
    mine = _mine(tried, CANCELLED)
    inputs = _inputs((("reason", REASON, "long"),), language, mine)
    return CaseCancellation(inputs=inputs, refused=in_words(mine.said) if mine else ())


def resuming(read: CampaignRead, language: str, tried: Tried | None) -> Resuming | None:
    """The form that resumes the campaign, with what it would move."""
    found = read.resumption
    if found is None:
        return None
    mine = _mine(tried, RESUME)
    picked = mine.typed.get("moving", "") if mine else ""
    said = translation(language).gettext
    labels = {Moving.KEEP: said(KEPT), Moving.SHIFT: said(SHIFTED).format(days=found.days)}
    choices = tuple(Choice(value=one, label=label, chosen=one == picked) for one, label in labels.items())
    problems = problems_at("moving", mine.said) if mine else ()
    choice = Input(name="moving", label=said(MOVING), kind="choice", choices=choices, problems=problems)
    papers = _inputs((("document_number", NUMBER, "text"),), language, mine)
    why = _inputs((("reason", REASON, "long"),), language, mine, required=False)
    return Resuming(
        days=found.days,
        shifted=tuple(_moved(read, one, language) for one in found.shifted),
        kept=(
            *(_moved(read, one, language, passes=True) for one in found.passing),
            *(_moved(read, one, language) for one in found.kept),
        ),
        inputs=(choice, *papers, *why),
    )


def adjustment_rows(read: CampaignRead, language: str) -> tuple[AdjustmentRow, ...]:
    """Every adjustment the reader may see, newest first."""
    return tuple(_row(read, one, language) for one in read.adjusted)


def _row(read: CampaignRead, one: Adjusted, language: str) -> AdjustmentRow:
    said, made = translation(language).gettext, one.adjustment
    if made.kind == "postponement":
        labels = (m.label.said(language) for m in read.definition.milestones.values() if m.id == made.subject)
        name = next(labels, made.subject)
    else:
        name = _deadline(read, made.subject, made.occurrence, made.case, language) if made.subject else ""
    return AdjustmentRow(
        at=made_at(one),
        who=one.name or said(THE_CLOCK),
        what=said(KINDS[made.kind]).format(name=name),
        before=made.before,
        after=made.after,
        number=made.document_number,
        reason=made.reason,
    )


def _moved(read: CampaignRead, one: Move, language: str, *, passes: bool = False) -> MovedDay:
    label = _deadline(read, one.deadline, one.occurrence, one.case, language)
    return MovedDay(label=label, before=one.before, after=one.after, passes=passes)


def _deadline(read: CampaignRead, deadline: str, occurrence: str, case: str, language: str) -> str:
    labels = (one.label.said(language) for one in read.definition.deadlines.values() if one.id == deadline)
    name = with_round(next(labels, deadline), occurrence, language)
    if not case:
        return name
    return translation(language).gettext(ALONE).format(deadline=name, subject=read.subjects.get(case, case))


def _mine(tried: Tried | None, form: str) -> Tried | None:
    return tried if tried and tried.form == form else None


def _inputs(
    wanted: Iterable[tuple[str, str, str]], language: str, tried: Tried | None, *, required: bool = True
) -> tuple[Input, ...]:
    return tuple(
        Input(
            name=name,
            label=translation(language).gettext(label),
            kind=kind,
            value=tried.typed.get(name, "") if tried else "",
            problems=problems_at(name, tried.said) if tried else (),
            required=required,
        )
        for name, label, kind in wanted
    )
