"""Decisions as their pages show them: the list, the drafting, and one decision with what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from services.pages.decisions import DecisionRead, DecisionsRead, DraftingRead
from services.store.decisions import ListedDecision
from services.web.contexts.decisions import (
    DecisionForms,
    DecisionLine,
    DecisionPage,
    DecisionRow,
    DecisionsPage,
    DraftingPage,
    ObjectionShown,
    WaitingCard,
)
from services.web.contexts.frame import Badge, Choice, Input
from services.web.showing import decision_forms as forms
from services.web.showing.decision_lines import candidates_shown, line_shown
from services.web.showing.parts import in_words
from services.web.showing.sittings import Told
from services.web.showing.trying import Tried
from services.words import translation
from services.words.decision_refusals import DECISION_STATES
from workflow.decisions.decision import Decision, DecisionState, Power, Purpose
from workflow.definition import Definition

TONES: Mapping[DecisionState, str] = {
    DecisionState.DRAFTED: "warn",
    DecisionState.OPEN_FOR_COMMENT: "active",
    DecisionState.SIGNED: "active",
    DecisionState.PUBLISHED: "good",
    DecisionState.DROPPED: "calm",
}
DRAFTED, CHANGED, WRITTEN, COMMENTED, OBJECTED, ANSWERED, SIGNED, PUBLISHED, DROPPED, RECEIVED, PAID, RECOVERED = (
    *("drafted", "changed", "written", "commented", "objected", "answered", "signed", "published", "dropped"),
    *("received", "paid", "recovered"),
)
DONE: Mapping[str, str] = {
    DRAFTED: "Đã lập dự thảo quyết định.",
    CHANGED: "Đã đổi danh sách của dự thảo.",
    WRITTEN: "Đã ghi nội dung dự thảo.",
    COMMENTED: "Đã công khai danh sách để lấy ý kiến.",
    OBJECTED: "Đã ghi nhận ý kiến, khiếu nại.",
    ANSWERED: "Đã trả lời ý kiến, khiếu nại.",
    SIGNED: "Đã ghi số và ngày ký; kết quả chưa công bố cho tới khi bấm công bố.",
    PUBLISHED: "Đã công bố quyết định; các đơn vị đã được thông báo.",
    DROPPED: "Đã bỏ dự thảo; các hồ sơ chờ quyết định khác.",
    RECEIVED: "Đã xác nhận nhận khen thưởng.",
    PAID: "Đã ghi nhận trả tiền thưởng.",
    RECOVERED: "Đã ghi nhận thu hồi tiền thưởng.",
}
REVOCATION = "Quyết định thu hồi khen thưởng"
OFF = "remove."


def decision_badge(state: DecisionState, language: str) -> Badge:
    return Badge(label=translation(language).gettext(DECISION_STATES[state]), tone=TONES[state])


def label_of(definition: Definition, rule: str, purpose: Purpose, language: str) -> str:
    """What a decision is by its plan, or that it takes awards back."""
    if purpose is Purpose.REVOCATION:
        return translation(language).gettext(REVOCATION)
    known = next(one for one in definition.decisions.values() if one.id == rule)
    return known.label.said(language)


def decisions_page(read: DecisionsRead, language: str) -> DecisionsPage:
    """The context of `decisions.html`."""
    return DecisionsPage(
        decisions=tuple(_row(one, read.definitions[one.campaign], language) for one in read.decisions),
        waiting=tuple(
            WaitingCard(
                href=f"/campaigns/{one.found.campaign.id}/decisions/{one.found.rule.id}/drafting",
                label=one.found.rule.label.said(language),
                campaign=one.found.definition.label.said(language),
                waiting=one.waiting,
            )
            for one in read.to_decide
        ),
    )


def _row(one: ListedDecision, definition: Definition, language: str) -> DecisionRow:
    return DecisionRow(
        href=f"/decisions/{one.id}",
        label=label_of(definition, one.rule, one.purpose, language),
        subject=one.subject,
        campaign=definition.label.said(language),
        number=one.number,
        dated=one.dated,
        lines=one.lines,
        badge=decision_badge(one.state, language),
    )


def drafting_page(read: DraftingRead, language: str, tried: Tried | None) -> DraftingPage:
    """The context of `drafting_decision.html`."""
    campaign = f"/campaigns/{read.found.campaign.id}"
    return DraftingPage(
        href=f"{campaign}/decisions/{read.found.rule.id}",
        label=read.found.rule.label.said(language),
        campaign=read.found.definition.label.said(language),
        campaign_href=campaign,
        candidates=tuple(candidates_shown(read.waiting, read.found.definition, language, tried)),
        refused=in_words(tried.said) if tried else (),
    )


def decision_page(read: DecisionRead, language: str, told: Told) -> DecisionPage:
    """The context of `decision.html`."""
    seen, decision, found = read.seen, read.seen.decision, read.seen.found
    campaign = f"/campaigns/{found.campaign.id}"
    tried, signed = told.tried, decision.signed
    lines = tuple(line_shown(read, number, name, language) for number, name in enumerate(decision.lines, start=1))
    recording = read.may_record and seen.whole
    return DecisionPage(
        href=f"/decisions/{decision.id}",
        version=decision.version,
        label=label_of(found.definition, found.rule.id, decision.purpose, language),
        subject=decision.subject,
        campaign=found.definition.label.said(language),
        campaign_href=campaign,
        badge=decision_badge(decision.state, language),
        state=decision.state.value,
        number=signed.number if signed else "",
        dated=signed.dated if signed else None,
        published_on=decision.published_on,
        comment_through=decision.comment_through,
        basis=decision.basis,
        signed_by=_signed_by(decision, language),
        paper=f"/decisions/{decision.id}/paper" if signed else "",
        lines=lines,
        total=sum(one.amount for one in decision.given.values()) if signed else None,
        whole=seen.whole,
        objections=tuple(_objections(read)),
        forms=_forms(read, lines, language, told),
        drafting=read.may_draft and decision.is_draft,
        recording=recording and decision.state is DecisionState.SIGNED,
        answering=recording,
        today=read.today,
        refused=in_words(tried.said) if tried else (),
        form=tried.form if tried else "",
        typed_answer=told.typed(ANSWERED, "answer"),
        done=translation(language).gettext(DONE[told.done]) if told.done in DONE else "",
    )


def _forms(read: DecisionRead, lines: Sequence[DecisionLine], language: str, told: Told) -> DecisionForms:
    """What the reader may fill in now."""
    decision, found = read.seen.decision, read.seen.found
    drafting = read.may_draft and decision.is_draft
    recording = read.may_record and read.seen.whole and decision.is_draft
    commenting = read.may_draft and decision.state is DecisionState.DRAFTED and decision.purpose is Purpose.AWARD
    return DecisionForms(
        writing=forms.writing(decision, language, told) if drafting else (),
        signing=forms.signing(decision, language, told) if recording else (),
        objecting=_objecting(read, language, told),
        paying=forms.paying(language, told) if any(one.payable for one in lines) else (),
        revoking=forms.revoking(language, told) if any(one.revocable for one in lines) else (),
        recovering=forms.recovering(language, told) if any(one.recoverable for one in lines) else (),
        candidates=tuple(candidates_shown(read.waiting, found.definition, language, told.of(CHANGED))),
        commenting=found.rule.comment_days if commenting else 0,
    )


def _objections(read: DecisionRead) -> Iterator[ObjectionShown]:
    decision = read.seen.decision
    for name, one in decision.objections.items():
        line = decision.lines.get(one.line) if one.line else None
        listed = read.seen.cases.get(line.case) if line else None
        yield ObjectionShown(
            id=name,
            by=one.by,
            text=one.text,
            received_on=one.received_on,
            about=listed.subject if listed else "",
            upheld=one.upheld,
            answer=one.answer,
        )


def _objecting(read: DecisionRead, language: str, told: Told) -> tuple[Input, ...]:
    decision = read.seen.decision
    open_to = (DecisionState.OPEN_FOR_COMMENT, DecisionState.SIGNED, DecisionState.PUBLISHED)
    if not (read.may_draft or read.may_record) or not read.seen.whole or decision.state not in open_to:
        return ()
    about = [
        Choice(value=name, label=read.seen.cases[line.case].subject)
        for name, line in decision.lines.items()
        if line.case in read.seen.cases
    ]
    return forms.objecting(about, language, told)


def _signed_by(decision: Decision, language: str) -> str:
    """Who signs, by which power: `KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, …`."""
    by = decision.signature
    if not (by.signer or by.post):
        return ""
    prefix = f"{forms.ABBREVIATIONS[by.power]} {by.for_whom}".strip() if by.power is not Power.OWN else ""
    authorised = (
        translation(language).gettext("theo {number}").format(number=by.authorised_by) if by.authorised_by else ""
    )
    return ", ".join(part for part in (prefix, by.post, by.signer, authorised) if part)
