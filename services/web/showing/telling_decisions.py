"""Entries of decisions in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.web.showing.decision_forms import ABBREVIATIONS, GROUNDS
from services.web.showing.sentence import Sentence
from services.words import amount, day, translation
from workflow.decisions.decision import Ground, Power
from workflow.definition import Definition
from workflow.events.decisions import (
    AwardGiven,
    AwardTakenBack,
    CommentOpened,
    DecisionDrafted,
    DecisionDropped,
    DecisionEvent,
    DecisionPublished,
    DecisionSigned,
    DraftWritten,
    LineAdded,
    LinesRemoved,
    MoneyPaid,
    MoneyRecovered,
    ObjectionAnswered,
    ObjectionFiled,
    ReceiptConfirmed,
)
from workflow.ids import AwardId, DecisionRuleId


@dataclass(frozen=True, slots=True)
class TellerOfDecisions:
    """Tells what happened to a decision; `names` call people and lines by their ids."""

    definition: Definition
    names: Mapping[str, str]
    language: str

    def tell(self, event: DecisionEvent) -> Sentence:
        match event:
            case DecisionDrafted() | LineAdded() | LinesRemoved() | DraftWritten() | DecisionDropped():
                return self._drafted(event)
            case CommentOpened() | ObjectionFiled() | ObjectionAnswered():
                return self._said_against(event)
            case AwardGiven() | DecisionSigned() | DecisionPublished():
                return self._decided(event)
            case ReceiptConfirmed() | MoneyPaid() | AwardTakenBack() | MoneyRecovered():
                return self._afterwards(event)

    def _drafted(self, event: DecisionDrafted | LineAdded | LinesRemoved | DraftWritten | DecisionDropped) -> Sentence:
        match event:
            case DecisionDrafted():
                rule = self.definition.decisions[DecisionRuleId(event.rule)]
                return Sentence(what=self._("Lập dự thảo: {decision}", decision=rule.label.said(self.language)))
            case LineAdded():
                said = self._("Đưa {subject} vào dự thảo", subject=self._about(event.line))
                ground = translation(self.language).gettext(GROUNDS[Ground(event.ground)]) if event.ground else ""
                details = tuple(part for part in (self._award(event.award), ground) if part)
                return Sentence(what=said, details=details, reason=event.reason)
            case LinesRemoved():
                names = ", ".join(map(self._about, event.lines))
                return Sentence(what=self._("Đưa ra khỏi dự thảo: {names}", names=names))
            case DraftWritten():
                return Sentence(what=self._("Ghi nội dung dự thảo"), details=(event.subject, *event.basis))
            case DecisionDropped():
                return Sentence(what=self._("Bỏ dự thảo"), reason=event.reason)

    def _said_against(self, event: CommentOpened | ObjectionFiled | ObjectionAnswered) -> Sentence:
        match event:
            case CommentOpened():
                return Sentence(what=self._("Công khai lấy ý kiến đến hết ngày {day}", day=day(event.through)))
            case ObjectionFiled():
                said = self._("Nhận ý kiến, khiếu nại ngày {day}", day=day(event.received_on))
                about = (self._about(event.line),) if event.line else ()
                return Sentence(what=said, details=(*about, event.by, event.text))
            case ObjectionAnswered():
                upheld = (
                    self._("Chấp nhận ý kiến, khiếu nại")
                    if event.upheld
                    else self._("Không chấp nhận ý kiến, khiếu nại")
                )
                return Sentence(what=upheld, reason=event.answer)

    def _decided(self, event: AwardGiven | DecisionSigned | DecisionPublished) -> Sentence:
        match event:
            case AwardGiven():
                said = self._("{label}: {recipient}", label=event.label, recipient=event.recipient)
                money = (self._("{amount} đồng", amount=amount(event.amount)),) if event.amount else ()
                return Sentence(what=said, details=money)
            case DecisionSigned():
                said = self._("Ghi quyết định đã ký số {number}, ngày {day}", number=event.number, day=day(event.dated))
                power = ABBREVIATIONS[Power(event.power)]
                by = (f"{power} {event.for_whom}".strip(), event.post, event.signer)
                return Sentence(what=said, details=tuple(part for part in by if part))
            case DecisionPublished():
                return Sentence(what=self._("Công bố quyết định"))

    def _afterwards(self, event: ReceiptConfirmed | MoneyPaid | AwardTakenBack | MoneyRecovered) -> Sentence:
        match event:
            case ReceiptConfirmed():
                about = self._about(event.line)
                return Sentence(what=self._("{subject} đã nhận ngày {day}", subject=about, day=day(event.received_on)))
            case MoneyPaid():
                names = ", ".join(map(self._about, event.lines))
                said = self._("Trả tiền thưởng ngày {day}: {names}", day=day(event.paid_on), names=names)
                return Sentence(what=said, details=(event.voucher,))
            case AwardTakenBack():
                return Sentence(what=self._("Thu hồi khen thưởng của {subject}", subject=self._about(event.line)))
            case MoneyRecovered():
                about = self._about(event.line)
                said = self._(
                    "Thu hồi tiền thưởng của {subject} ngày {day}", subject=about, day=day(event.recovered_on)
                )
                return Sentence(what=said, details=(event.voucher,))

    def _award(self, award: str) -> str:
        found = self.definition.awards.get(AwardId(award)) if award else None
        return found.label.said(self.language) if found else ""

    def _about(self, line: str) -> str:
        return self.names.get(line, line)

    def _(self, text: str, **named: object) -> str:
        said = translation(self.language).gettext(text)
        return said.format(**named) if named else said
