"""A decision with its list: as a draft while it has no number, afterwards as it was signed."""

from __future__ import annotations

from services.access import Actor
from services.papers import articles, wording
from services.papers.fields.decision import DecisionFields
from services.papers.fields.parts import AwardGroup, AwardLine, Money
from services.papers.gathering.awarded import QD, Awarded, Told, cited, money_written, told
from services.papers.gathering.registration import standing_office
from services.papers.kinds import PaperKind
from services.papers.numbers import money_in_words
from services.store.work import Work
from services.words import day
from services.words.forms import amount
from workflow.definition import Subject
from workflow.ids import TrackId

CITES = ("căn cứ", "theo", "xét", "thực hiện")
PROPOSES = ("theo đề nghị", "xét đề nghị")
RECKONED = "Số tiền dự tính theo quy định tại ngày {day}; tính lại theo ngày ký quyết định."


def decision_paper(work: Work, who: Actor, decision: str) -> DecisionFields:
    """What the decision says. Raises `NotFound`, `Refused`; what nobody wrote yet is left for `render` to name."""
    found = told(work, who, PaperKind.DECISION, decision)
    symbol, year = found.issuer.symbol(QD), (found.dated or work.act.today).year
    return DecisionFields(
        head=wording.head(
            issuer=found.issuer.name,
            symbol=symbol,
            place=found.issuer.place,
            number=found.number,
            dated=found.dated,
            year=year,
            demo=found.issuer.demo,
        ),
        summary=found.decision.subject,
        authority=found.authority,
        basis=_basis(found),
        articles=(said := _articles(found)),
        signature=wording.signed_as(found.decision.signature),
        recipients=wording.recipients([f"Như Điều {len(said)}"]),
        list_title=f"Danh sách {_kinds(found)} {'bị hủy bỏ quyết định tặng' if found.revokes else 'được tặng'} {found.awards()}",
        list_reference=wording.list_reference(
            number=found.number, symbol=symbol, dated=found.dated, year=year, by=found.authority
        ),
        groups=tuple(AwardGroup(title=label, lines=tuple(map(_line, lines))) for label, lines in found.grouped()),
        money=_money(found),
    )


def _basis(found: Told) -> tuple[str, ...]:
    """What the draft cites, and at whose proposal, unless it says so itself."""
    lines = found.decision.basis
    begun = [line if line.casefold().startswith(CITES) else f"Căn cứ {line}" for line in lines]
    if not lines or any(line.casefold().startswith(PROPOSES) for line in lines):
        return wording.basis(begun)
    return wording.basis(begun, f"Theo đề nghị của {standing_office(found.found.definition)}")


def _articles(found: Told) -> tuple[str, ...]:
    office = standing_office(found.found.definition)
    carried_out_by = f"{office}, thủ trưởng các cơ quan, đơn vị có liên quan"
    named = f"{found.awards()} của {found.authority}" if all(one.form for one in found.lines) else found.awards()
    if found.revokes:
        return articles.of_revocation(
            award=named,
            earlier=_earlier(found),
            to=_numbers(found),
            total=found.total,
            paid_into=_fund(found),
            carried_out_by=carried_out_by,
        )
    said = articles.of_awards(
        award=named,
        to=_numbers(found),
        merit=f"{'đạt giải tại' if of_works(found) else 'đã có thành tích trong'} {found.campaign}",
        total=found.total,
        paid_from=_fund(found),
        carried_out_by=carried_out_by,
    )
    if found.reckoned_on is None or not found.total:
        return said
    first, money, *others = said
    return (first, f"{money} {RECKONED.format(day=day(found.reckoned_on))}", *others)


def of_works(found: Told) -> bool:
    """Whether it gives prizes to works, not awards to persons and units."""
    tracks = {found.found.definition.track_of(TrackId(track)).subject for track in found.found.rule.tracks}
    return tracks == {Subject.WORK}


def _numbers(found: Told) -> tuple[int, int, int, int]:
    """How many collectives, persons, households and works stand on it: whose a work is its authors say."""
    return (0, 0, 0, len(found.lines)) if of_works(found) else (*found.counts, 0)


def _fund(found: Told) -> str:
    """What money is paid from: of awards the law knows, the fund of the body; of prizes, the means of the contest."""
    if all(one.form for one in found.lines):
        return f"Quỹ thi đua, khen thưởng của {found.issuer.name}"
    return f"kinh phí tổ chức {found.campaign}"


def _earlier(found: Told) -> str:
    """The decisions that gave what is taken back."""
    given = [one.earlier for one in found.lines if one.earlier]
    said = dict.fromkeys(cited(one.number, found.issuer.symbol(QD), one.dated) for one in given)
    return "; ".join(said)


def _kinds(found: Told) -> str:
    kinds = (kind for kind, number in zip(articles.KINDS, _numbers(found), strict=True) if number)
    return ", ".join(kinds)


def _line(one: Awarded) -> AwardLine:
    return AwardLine(
        name=one.name, unit=one.unit, award=one.form or one.label, amount=money_written(one.amount), note=one.note
    )


def _money(found: Told) -> Money | None:
    if not found.total:
        return None
    said = money_in_words(found.total)
    if found.reckoned_on is not None:
        said = f"{said} (dự tính theo quy định tại ngày {day(found.reckoned_on)})"
    return Money(total=amount(found.total), in_words=said)
