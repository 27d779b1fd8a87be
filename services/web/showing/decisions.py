"""Decisions as their pages show them: the list, the drafting, and one decision with what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.decisions import Waiting
from services.pages.decisions import DecisionRead, DecisionsRead, DraftingRead
from services.store.award_register import ListedAward
from services.store.decisions import ListedDecision
from services.web.contexts.decisions import (
    Candidate,
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
from services.web.showing.parts import in_words, state_badge, track_named, unmet
from services.web.showing.sittings import Told
from services.web.showing.trying import Tried
from services.words import amount, day, translation
from services.words.decision_refusals import DECISION_STATES
from workflow.decisions.decision import Decision, DecisionState, Power, Purpose, Settled
from workflow.definition import Definition
from workflow.events.decisions import AwardGiven
from workflow.ids import AwardId, LineId

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
CASE, AWARD, REASON, OFF = "case.", "award.", "reason.", "remove."


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
        candidates=tuple(_candidates(read.waiting, read.found.definition, language, tried)),
        refused=in_words(tried.said) if tried else (),
    )


def decision_page(read: DecisionRead, language: str, told: Told) -> DecisionPage:
    """The context of `decision.html`."""
    seen, decision, found = read.seen, read.seen.decision, read.seen.found
    campaign = f"/campaigns/{found.campaign.id}"
    tried, signed = told.tried, decision.signed
    lines = tuple(_line(read, number, name, language) for number, name in enumerate(decision.lines, start=1))
    recording = read.may_record and seen.whole
    commenting = read.may_draft and decision.state is DecisionState.DRAFTED and decision.purpose is Purpose.AWARD
    return DecisionPage(
        href=f"/decisions/{decision.id}",
        version=decision.version,
        label=label_of(found.definition, found.rule.id, decision.purpose, language),
        subject=decision.subject,
        campaign=found.definition.label.said(language),
        campaign_href=campaign,
        badge=decision_badge(decision.state, language),
        state=decision.state.value,
        revocation=decision.purpose is Purpose.REVOCATION,
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
        writing=forms.writing(decision, language, told) if read.may_draft and decision.is_draft else (),
        signing=forms.signing(decision, language, told) if recording and decision.is_draft else (),
        objecting=_objecting(read, language, told),
        paying=forms.paying(language, told) if any(one.payable for one in lines) else (),
        revoking=forms.revoking(language, told) if any(one.revocable for one in lines) else (),
        recovering=forms.recovering(language, told) if any(one.recoverable for one in lines) else (),
        candidates=tuple(_candidates(read.waiting, found.definition, language, told.of(CHANGED))),
        drafting=read.may_draft and decision.is_draft,
        recording=recording and decision.state is DecisionState.SIGNED,
        answering=recording,
        commenting=found.rule.comment_days if commenting else 0,
        today=read.today,
        refused=in_words(tried.said) if tried else (),
        form=tried.form if tried else "",
        typed_answer=told.typed(ANSWERED, "answer"),
        done=translation(language).gettext(DONE[told.done]) if told.done in DONE else "",
    )


def _line(read: DecisionRead, number: int, name: LineId, language: str) -> DecisionLine:
    decision, definition = read.seen.decision, read.seen.found.definition
    line, given, settled = decision.lines[name], decision.given.get(name), decision.settlement(name)
    listed = read.seen.cases.get(line.case)
    over = decision.state is DecisionState.PUBLISHED and decision.purpose is Purpose.AWARD
    stands, office = over and not settled.revoked_by, read.may_record and read.seen.whole
    return DecisionLine(
        id=name,
        number=number,
        subject=given.recipient if given else listed.subject if listed else "",
        href=f"/cases/{line.case}" if line.case in read.readable else "",
        unit=listed.unit_name if listed else "",
        award=_award_said(definition, line.award, language),
        reason=line.reason,
        ground=translation(language).gettext(forms.GROUNDS[line.ground]) if line.ground else "",
        amount=given.amount if given else None,
        reckoning=_reckoning(given, language) if given else "",
        notes=tuple(_notes(read.reverting.get(name), settled, language)),
        problems=unmet(read.in_the_way.get(line.case, ()), definition, language),
        payable=stands and office and bool(given and given.amount) and not settled.paid_on,
        revocable=stands and read.may_revoke and read.seen.whole,
        recoverable=over and office and bool(settled.revoked_by and settled.paid_on) and not settled.recovered_on,
        receivable=stands and not settled.received_on and (office or name in read.own),
    )


def _notes(given: ListedAward | None, settled: Settled, language: str) -> Iterator[str]:
    """What became of a line; of a revocation, by which decision it had been given."""
    _ = translation(language).gettext
    if given is not None:
        yield _("Đã tặng theo quyết định số {number}, ngày {day}").format(number=given.number, day=day(given.dated))
    if settled.received_on:
        yield _("Đã nhận ngày {day}").format(day=day(settled.received_on))
    if settled.paid_on:
        yield _("Đã trả tiền ngày {day}, chứng từ {voucher}").format(day=day(settled.paid_on), voucher=settled.voucher)
    if settled.revoked_by:
        yield _("Đã bị thu hồi")
    if settled.recovered_on:
        yield _("Đã thu hồi tiền ngày {day}").format(day=day(settled.recovered_on))


def _award_said(definition: Definition, award: AwardId | None, language: str) -> str:
    return definition.awards[award].label.said(language) if award else ""


def _reckoning(given: AwardGiven, language: str) -> str:
    """By what the money was reckoned: coefficient × base salary, the article; why there is none; who has which share."""
    _ = translation(language).gettext
    reckoned = given.reckoned
    if "unknown" in reckoned:
        return _("Chưa xác định được mức tiền theo quy định")
    if "outdone_by" in reckoned:
        return _("Chỉ nhận mức cao nhất của các danh hiệu cùng thời gian")
    shares = "; ".join(f"{name}: {amount(part)}" for name, part in given.shares.items())
    if "coefficient" not in reckoned:
        return shares
    unsure = "" if reckoned["verified"] == "yes" else _("chưa kiểm chứng")
    by_law = f"{reckoned['coefficient'].replace('.', ',')} × {amount(int(reckoned['base']))}"
    return "; ".join(part for part in (by_law, reckoned["article"], unsure, shares) if part)


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


def _candidates(
    waiting: tuple[Waiting, ...], definition: Definition, language: str, tried: Tried | None
) -> Iterator[Candidate]:
    typed = tried.typed if tried else {}
    for one in waiting:
        case = one.case
        several = one.candidate.awards if len(one.candidate.awards) > 1 else ()
        chosen = typed.get(f"{AWARD}{case.id}", "")
        yield Candidate(
            id=case.id,
            subject=case.subject,
            unit=case.unit_name,
            track=track_named(definition, case.track).label.said(language),
            badge=state_badge(definition, case.track, case.state, language),
            ticked=f"{CASE}{case.id}" in typed,
            awards=tuple(
                Choice(value=award, label=_award_said(definition, award, language), chosen=award == chosen)
                for award in several
            ),
            differs=one.candidate.differs,
            reason=typed.get(f"{REASON}{case.id}", ""),
            problems=(),
        )
