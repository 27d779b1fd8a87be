"""The lines of a decision as its page shows them, and the cases that may be put on one."""

from __future__ import annotations

from collections.abc import Iterator

from services.decisions import Waiting
from services.pages.decisions import DecisionRead
from services.store.award_register import ListedAward
from services.web.contexts.decisions import Candidate, DecisionLine
from services.web.contexts.frame import Choice
from services.web.showing.decision_forms import GROUNDS
from services.web.showing.parts import state_badge, track_named, unmet
from services.web.showing.trying import Tried
from services.words import amount, day, translation
from workflow.decisions.decision import DecisionState, Purpose, Settled
from workflow.definition import Definition
from workflow.events.decisions import AwardGiven
from workflow.ids import AwardId, LineId

CASE, AWARD, REASON = "case.", "award.", "reason."


def line_shown(read: DecisionRead, number: int, name: LineId, language: str) -> DecisionLine:
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
        ground=translation(language).gettext(GROUNDS[line.ground]) if line.ground else "",
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


def candidates_shown(
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
