"""A decision on awards: its lines, how far it has come, and how what happened changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

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
from workflow.ids import AwardId, CampaignId, CaseId, DecisionId, DecisionRuleId, LineId, ObjectionId


class DecisionState(StrEnum):
    DRAFTED = "drafted"
    OPEN_FOR_COMMENT = "open_for_comment"
    SIGNED = "signed"
    PUBLISHED = "published"
    DROPPED = "dropped"


class Purpose(StrEnum):
    """What a decision does: it gives awards, or takes back what an earlier one gave."""

    AWARD = "award"
    REVOCATION = "revocation"


class Power(StrEnum):
    """By which power a paper is signed (Decree 30/2020, article 13 and appendix I, II.7): one's own, or for another.

    `tm`: on behalf of a collective body. `q`: acting as. `kt`: a deputy for the head. `tl`: by order. `tuq`: authorised
    in writing, for a limited time, not to be passed on.
    """

    OWN = "own"
    TM = "tm"
    Q = "q"
    KT = "kt"
    TL = "tl"
    TUQ = "tuq"


class Ground(StrEnum):
    """Why an award is taken back (Law 06/2022/QH15, article 93, clause 2)."""

    FALSE_DECLARATION = "false_declaration"
    FORGED_PAPERS = "forged_papers"
    UNLAWFUL_PROPOSAL = "unlawful_proposal"
    LATER_FINDING = "later_finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, in which `post`, by which power; `for_whom` they sign (ỦY BAN NHÂN DÂN, CHỦ TỊCH).

    `authorised_by` is the number of the paper that authorises, where it is signed by authorisation.
    """

    power: Power = Power.OWN
    for_whom: str = ""
    post: str = ""
    signer: str = ""
    authorised_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case on a decision: what it is to be given, or the `earlier` line that is revoked on a `ground`.

    `reason` is why, where that differs from how the council voted, or where an award is revoked.
    """

    case: CaseId
    award: AwardId | None = None
    reason: str = ""
    earlier: LineId | None = None
    ground: Ground | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What was said against the list, or (`line`) against one line; `upheld` is None until it is answered."""

    by: str
    text: str
    received_on: date
    line: LineId | None = None
    upheld: bool | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The signed paper: its number and date, and its bytes, kept under `sha256`."""

    number: str
    dated: date
    sha256: str
    size: int
    media_type: str
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of one award after it was given; days in Việt Nam, None for what has not happened."""

    received_on: date | None = None
    paid_on: date | None = None
    voucher: str = ""
    revoked_by: str = ""
    recovered_on: date | None = None
    recovery_voucher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of a campaign by a rule of its plan; `lines` stand in the order of their names.

    It is a draft without number or date until `signed`; `given` is then what each line came to, `settled` what became
    of it. `comment_through` is the last day of the comment, where there is one.
    """

    id: DecisionId
    organisation: str
    campaign: CampaignId
    rule: DecisionRuleId
    purpose: Purpose
    state: DecisionState
    version: int
    lines: Mapping[LineId, Line] = field(default_factory=dict)
    subject: str = ""
    basis: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)
    comment_through: date | None = None
    objections: Mapping[ObjectionId, Objection] = field(default_factory=dict)
    given: Mapping[LineId, AwardGiven] = field(default_factory=dict)
    signed: Signed | None = None
    published_on: date | None = None
    settled: Mapping[LineId, Settled] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        return self.state in (DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT)

    @property
    def total(self) -> int | None:
        """The money in all, in đồng; None for a draft, and where one of the sums is not known."""
        sums = [one.sum for one in self.given.values()]
        return sum(one for one in sums if one) if self.signed and None not in sums else None

    def settlement(self, line: LineId) -> Settled:
        """What became of the award of *line*."""
        return self.settled.get(line, Settled())


def fold_decision(events: Iterable[DecisionEvent]) -> Decision:
    """The decision a whole stream tells of; `ValueError` for an empty one."""
    decision: Decision | None = None
    for event in events:
        decision = evolve_decision(decision, event)
    if decision is None:
        raise ValueError("an empty stream tells of no decision")
    return decision


def evolve_decision(decision: Decision | None, event: DecisionEvent) -> Decision:
    """*decision* after *event*; `ValueError` unless the stream begins with `DecisionDrafted`."""
    if isinstance(event, DecisionDrafted):
        return Decision(
            id=DecisionId(event.decision),
            organisation=event.organisation,
            campaign=CampaignId(event.campaign),
            rule=DecisionRuleId(event.rule),
            purpose=Purpose(event.purpose),
            state=DecisionState.DRAFTED,
            version=1,
        )
    if decision is None:
        raise ValueError(f"a decision begins with DecisionDrafted, not {type(event).__name__}")
    moved = replace(decision, version=decision.version + 1)
    match event:
        case LineAdded() | LinesRemoved() | DraftWritten():
            return _redrafted(moved, event)
        case ObjectionFiled() | ObjectionAnswered():
            return _with_objection(moved, event)
        case ReceiptConfirmed() | MoneyPaid() | AwardTakenBack() | MoneyRecovered():
            return _settled(moved, event)
        case _:
            return _gone_on(moved, event)


def _redrafted(decision: Decision, event: LineAdded | LinesRemoved | DraftWritten) -> Decision:
    match event:
        case LineAdded():
            line = Line(
                case=CaseId(event.case),
                award=AwardId(event.award) if event.award else None,
                reason=event.reason,
                earlier=LineId(event.earlier) if event.earlier else None,
                ground=Ground(event.ground) if event.ground else None,
            )
            return replace(decision, lines=dict(sorted({**decision.lines, LineId(event.line): line}.items())))
        case LinesRemoved():
            kept = {name: line for name, line in decision.lines.items() if name not in event.lines}
            return replace(decision, lines=kept)
        case DraftWritten():
            return replace(decision, subject=event.subject, basis=tuple(event.basis), signature=_signature(event))


def _with_objection(decision: Decision, event: ObjectionFiled | ObjectionAnswered) -> Decision:
    name = ObjectionId(event.objection)
    if isinstance(event, ObjectionFiled):
        filed = Objection(
            by=event.by,
            text=event.text,
            received_on=date.fromisoformat(event.received_on),
            line=LineId(event.line) if event.line else None,
        )
        return replace(decision, objections={**decision.objections, name: filed})
    answered = replace(decision.objections[name], upheld=event.upheld, answer=event.answer)
    return replace(decision, objections={**decision.objections, name: answered})


def _gone_on(
    decision: Decision, event: CommentOpened | AwardGiven | DecisionSigned | DecisionPublished | DecisionDropped
) -> Decision:
    match event:
        case CommentOpened():
            through = date.fromisoformat(event.through)
            return replace(decision, state=DecisionState.OPEN_FOR_COMMENT, comment_through=through)
        case AwardGiven():
            return replace(decision, given={**decision.given, LineId(event.line): event})
        case DecisionSigned():
            signed = Signed(
                number=event.number,
                dated=date.fromisoformat(event.dated),
                sha256=event.sha256,
                size=event.size,
                media_type=event.media_type,
                filename=event.filename,
            )
            return replace(decision, state=DecisionState.SIGNED, signed=signed, signature=_signature(event))
        case DecisionPublished():
            day = date.fromisoformat(event.published_on)
            return replace(decision, state=DecisionState.PUBLISHED, published_on=day)
        case DecisionDropped():
            return replace(decision, state=DecisionState.DROPPED)


def _settled(decision: Decision, event: ReceiptConfirmed | MoneyPaid | AwardTakenBack | MoneyRecovered) -> Decision:
    settled = dict(decision.settled)
    match event:
        case ReceiptConfirmed():
            line = LineId(event.line)
            settled[line] = replace(decision.settlement(line), received_on=date.fromisoformat(event.received_on))
        case MoneyPaid():
            for line in map(LineId, event.lines):
                paid = date.fromisoformat(event.paid_on)
                settled[line] = replace(decision.settlement(line), paid_on=paid, voucher=event.voucher)
        case AwardTakenBack():
            line = LineId(event.line)
            settled[line] = replace(decision.settlement(line), revoked_by=event.by)
        case MoneyRecovered():
            line = LineId(event.line)
            back = date.fromisoformat(event.recovered_on)
            settled[line] = replace(decision.settlement(line), recovered_on=back, recovery_voucher=event.voucher)
    return replace(decision, settled=settled)


def _signature(event: DraftWritten | DecisionSigned) -> Signature:
    return Signature(
        power=Power(event.power),
        for_whom=event.for_whom,
        post=event.post,
        signer=event.signer,
        authorised_by=event.authorised_by,
    )
