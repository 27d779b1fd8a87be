"""Decisions, told: drafted with their lines, signed with what each award comes to, published, or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.simulation import sentences as say
from services.simulation.wording import Wording
from services.words import amount, day
from workflow.decisions.decision import Ground, Power, Purpose
from workflow.definition import Label
from workflow.events import AnyEvent
from workflow.events.decisions import (
    AwardGiven,
    DecisionDrafted,
    DecisionDropped,
    DecisionPublished,
    DecisionSigned,
    DraftWritten,
    LineAdded,
    LinesRemoved,
)
from workflow.ids import AwardId

DRAFTED = Label("Lập dự thảo: {decision}", "Drafted: {decision}")
DRAFTED_BACK = Label("Lập dự thảo quyết định thu hồi: {decision}", "Drafted, to take back: {decision}")
LINE = Label("Đưa vào dự thảo", "On the draft")
LINE_BACK = Label("Đưa vào dự thảo thu hồi", "On the draft, to be taken back")
LINES_OFF = Label("Đưa ra khỏi dự thảo: {subjects}", "Off the draft: {subjects}")
SAYS = Label("Trích yếu: {subject}", "Subject: {subject}")
SIGNED = Label("Ghi nhận quyết định đã ký: {decision}", "Signed: {decision}")
SIGNED_BACK = Label("Ghi nhận quyết định thu hồi đã ký: {decision}", "Signed, to take back: {decision}")
BY = Label("Người ký: {by}", "Signed by: {by}")
TO_SIGN = Label("Trình ký: {by}", "To be signed by: {by}")
GIVEN = Label("Khen thưởng", "Awarded")
MONEY = Label("Tiền thưởng: {amount} đồng", "Money: {amount} VND")
PUBLISHED = Label("Công bố: {decision}", "Published: {decision}")
PUBLISHED_BACK = Label("Công bố quyết định thu hồi: {decision}", "Published, to take back: {decision}")
DROPPED = Label("Bỏ dự thảo: {decision}", "Draft dropped: {decision}")
SIGN = Label("Ghi nhận quyết định đã ký", "Record a signed decision")
DRAFT = Label("Lập dự thảo quyết định", "Draft a decision")
DRAFT_BACK = Label("Lập dự thảo quyết định thu hồi", "Draft a decision that takes awards back")
PUBLISH = Label("Công bố quyết định", "Publish a decision")
DROP = Label("Bỏ dự thảo quyết định", "Drop the draft of a decision")
POWERS: Mapping[Power, str] = {
    Power.OWN: "",
    Power.TM: "TM.",
    Power.Q: "Q.",
    Power.KT: "KT.",
    Power.TL: "TL.",
    Power.TUQ: "TUQ.",
}
GROUNDS: Mapping[Ground, Label] = {
    Ground.FALSE_DECLARATION: Label("Gian dối trong kê khai thành tích", "False declaration"),
    Ground.FORGED_PAPERS: Label("Thông tin sai sự thật hoặc làm giả hồ sơ", "False papers"),
    Ground.UNLAWFUL_PROPOSAL: Label("Thẩm định, xét, đề nghị khen thưởng trái quy định", "Proposed against the rules"),
    Ground.LATER_FINDING: Label("Kết luận của cơ quan có thẩm quyền sau khi khen thưởng", "Found after the award"),
}
Told = tuple[str, str, list[str]]


@dataclass(slots=True)
class DecisionTeller:
    """Tells of decisions in one language, each after what was told of it before; `subjects` names cases."""

    word: Wording
    subjects: Mapping[str, str]
    rules: dict[str, str] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    signed: dict[str, DecisionSigned] = field(default_factory=dict)

    def told(self, stream: str, event: AnyEvent) -> Told | None:
        """The kind, the sentence and the details of *event*; None for one that needs no telling."""
        match event:
            case DecisionDrafted():
                self.rules[stream], self.purposes[stream] = event.rule, Purpose(event.purpose)
                return "decision_drafted", self._named(DRAFTED, DRAFTED_BACK, stream), []
            case LineAdded():
                self.lines[event.line] = event.case
                return self._line(event)
            case LinesRemoved():
                named = ", ".join(self.subjects.get(self.lines[line], line) for line in event.lines)
                return "decision_lines", self._say(LINES_OFF, subjects=named), []
            case DraftWritten():
                return "decision_written", self._say(SAYS, subject=event.subject), self._on_paper(event)
            case _:
                return self._gone_on(stream, event)

    def _gone_on(self, stream: str, event: AnyEvent) -> Told | None:
        match event:
            case DecisionSigned():
                self.signed[stream] = event
                return (
                    "decision_signed",
                    self._named(SIGNED, SIGNED_BACK, stream),
                    [self._dated(event), self._by(BY, event)],
                )
            case AwardGiven():
                money = self._say(MONEY, amount=amount(event.amount)) if event.amount else ""
                what = [self._award(event.award), money]
                return ("award", GIVEN.said(self.word.language), what) if any(what) else None
            case DecisionPublished():
                return (
                    "decision_published",
                    self._named(PUBLISHED, PUBLISHED_BACK, stream),
                    [self._dated(self.signed[stream])],
                )
            case DecisionDropped():
                return (
                    "decision_dropped",
                    self._named(DROPPED, DROPPED, stream),
                    [self._say(say.REASON, reason=event.reason)],
                )
        return None

    def case_of(self, event: AnyEvent) -> str:
        """The case that *event* of a decision is about; empty where it is about the decision as a whole."""
        return event.case if isinstance(event, (LineAdded, AwardGiven)) else ""

    def _line(self, event: LineAdded) -> Told:
        reason = self._say(say.REASON, reason=event.reason) if event.reason else ""
        if not event.ground:
            return "decision_line", LINE.said(self.word.language), [self._award(event.award), reason]
        ground = self._say(say.BASIS, basis=GROUNDS[Ground(event.ground)].said(self.word.language))
        return "decision_line", LINE_BACK.said(self.word.language), [ground, reason]

    def _on_paper(self, event: DraftWritten) -> list[str]:
        grounds = [self._say(say.BASIS, basis=line) for line in event.basis]
        return [*grounds, self._by(TO_SIGN, event)]

    def _award(self, award: str) -> str:
        """The award of that id; empty where the plan does not name what is given."""
        found = self.word.definition.awards.get(AwardId(award))
        return found.label.said(self.word.language) if found else ""

    def _by(self, label: Label, event: DraftWritten | DecisionSigned) -> str:
        if not event.signer:
            return ""
        power = " ".join(part for part in (POWERS[Power(event.power)], event.for_whom) if part)
        return self._say(label, by=", ".join(part for part in (power, event.post, event.signer) if part))

    def _dated(self, event: DecisionSigned) -> str:
        return self._say(say.DATED, number=event.number, day=day(event.dated))

    def _named(self, label: Label, taking_back: Label, stream: str) -> str:
        label = taking_back if self.purposes[stream] is Purpose.REVOCATION else label
        return self._say(label, decision=self.word.label("decisions", self.rules[stream]))

    def _say(self, label: Label, **parts: object) -> str:
        return label.said(self.word.language).format(**parts)
