"""The bodies of decisions, and how they are shown."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from services.api.schemas import Body
from services.decisions import Proposed, Seen, TakenBack, Waiting
from workflow.decisions.decision import Decision, DecisionState, Ground, Line, Power, Purpose, Signature
from workflow.ids import CaseId, LineId

Name = Field(max_length=100)
Short = Field(default="", max_length=200, pattern=r"^[^\x00]*$")
Reason = Field(default="", max_length=4000, pattern=r"^[^\x00]*$")
MOST_LINES = 1000
MOST_GROUNDS = 40


class ProposedIn(Body):
    """`award` may be left out where the case can be given one only; `reason` is asked for where it differs from the vote."""

    case: str = Name
    award: str = Field(default="", max_length=100)
    reason: str = Reason

    def as_proposed(self) -> Proposed:
        return Proposed(case=self.case, award=self.award, reason=self.reason)


class NewDecision(Body):
    campaign: str = Name
    rule: str = Name
    lines: list[ProposedIn] = Field(max_length=MOST_LINES)


class TakenBackIn(Body):
    line: str = Name
    ground: Ground
    reason: str = Reason

    def as_taken(self) -> TakenBack:
        return TakenBack(line=self.line, ground=self.ground.value, reason=self.reason)


class NewRevocation(Body):
    campaign: str = Name
    rule: str = Name
    lines: list[TakenBackIn] = Field(max_length=MOST_LINES)


class LinesIn(Body):
    added: list[ProposedIn] = Field(default=[], max_length=MOST_LINES)
    removed: list[str] = Field(default=[], max_length=MOST_LINES)


class SignatureIn(Body):
    power: Power = Power.OWN
    for_whom: str = Short
    post: str = Short
    signer: str = Short
    authorised_by: str = Short

    def as_signature(self) -> Signature:
        return Signature(
            power=self.power,
            for_whom=self.for_whom,
            post=self.post,
            signer=self.signer,
            authorised_by=self.authorised_by,
        )


class DraftIn(SignatureIn):
    subject: str = Field(max_length=1000, pattern=r"^[^\x00]*$")
    basis: list[str] = Field(default=[], max_length=MOST_GROUNDS)


class ObjectionIn(Body):
    """`line` is left out where it is about the list as a whole."""

    by: str = Short
    text: str = Reason
    received_on: date
    line: str | None = Field(default=None, max_length=100)


class AnswerIn(Body):
    upheld: bool
    answer: str = Reason


class DroppedIn(Body):
    reason: str = Reason


class ReceiptIn(Body):
    received_on: date


class PaymentIn(Body):
    lines: list[str] = Field(max_length=MOST_LINES)
    paid_on: date
    voucher: str = Short


class RecoveryIn(Body):
    recovered_on: date
    voucher: str = Short


class ListedDecisionOut(BaseModel):
    id: str
    campaign: str
    rule: str
    purpose: Purpose
    state: DecisionState
    number: str
    dated: date | None
    subject: str
    lines: int


class WaitingOut(BaseModel):
    """A case that may be put on a decision; `differs`: to award it departs from the vote, and needs a reason."""

    case: str
    subject: str
    unit: str
    track: str
    state: str
    awards: list[str]
    differs: bool


class LineOut(BaseModel):
    """A line. `amount` is in đồng, None until it is signed or where nobody knows.

    `reckoned` says what it was reckoned by, `shares` what each author of a work has of it.
    """

    line: str
    case: str
    subject: str
    award: str
    reason: str
    earlier: str
    ground: str
    amount: int | None
    reckoned: dict[str, str]
    shares: dict[str, int]
    received_on: date | None
    paid_on: date | None
    revoked_by: str
    recovered_on: date | None


class ObjectionOut(BaseModel):
    objection: str
    by: str
    text: str
    received_on: date
    line: str | None
    upheld: bool | None
    answer: str


class SignatureOut(BaseModel):
    power: Power
    for_whom: str
    post: str
    signer: str
    authorised_by: str


class DecisionOut(BaseModel):
    """A decision; `number` and `dated` are empty while it is a draft. `total` is null then, and where a sum is not known."""

    id: str
    campaign: str
    rule: str
    purpose: Purpose
    state: DecisionState
    version: int
    subject: str
    basis: list[str]
    signature: SignatureOut
    number: str
    dated: date | None
    sha256: str
    comment_through: date | None
    published_on: date | None
    total: int | None
    lines: list[LineOut]
    objections: list[ObjectionOut]


def waiting_out(one: Waiting) -> WaitingOut:
    return WaitingOut(
        case=one.case.id,
        subject=one.case.subject,
        unit=one.case.unit_name,
        track=one.case.track,
        state=one.case.state,
        awards=list(one.candidate.awards),
        differs=one.candidate.differs,
    )


def decision_out(seen: Seen) -> DecisionOut:
    decision = seen.decision
    return DecisionOut(
        id=decision.id,
        campaign=decision.campaign,
        rule=decision.rule,
        purpose=decision.purpose,
        state=decision.state,
        version=decision.version,
        subject=decision.subject,
        basis=list(decision.basis),
        signature=SignatureOut.model_validate(decision.signature, from_attributes=True),
        number=decision.signed.number if decision.signed else "",
        dated=decision.signed.dated if decision.signed else None,
        sha256=decision.signed.sha256 if decision.signed else "",
        comment_through=decision.comment_through,
        published_on=decision.published_on,
        total=decision.total,
        lines=[_line_out(seen, decision, name, line) for name, line in decision.lines.items()],
        objections=[
            ObjectionOut(objection=name, **{part: getattr(one, part) for part in OBJECTION_PARTS})
            for name, one in decision.objections.items()
        ],
    )


OBJECTION_PARTS = ("by", "text", "received_on", "line", "upheld", "answer")


def _line_out(seen: Seen, decision: Decision, name: LineId, line: Line) -> LineOut:
    given, settled = decision.given.get(name), decision.settlement(name)
    listed = seen.cases.get(CaseId(line.case))
    return LineOut(
        line=name,
        case=line.case,
        subject=given.recipient if given else listed.subject if listed else "",
        award=line.award or "",
        reason=line.reason,
        earlier=line.earlier or "",
        ground=line.ground.value if line.ground else "",
        amount=given.sum if given else None,
        reckoned=dict(given.reckoned) if given else {},
        shares=dict(given.shares) if given else {},
        received_on=settled.received_on,
        paid_on=settled.paid_on,
        revoked_by=settled.revoked_by,
        recovered_on=settled.recovered_on,
    )
