"""What happens to a decision on awards. Names of people and what was said against it are never public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDrafted(Event):
    """A decision was drafted: its rule in the plan, whether it awards or revokes."""

    kind = "decision.drafted"
    decision: str
    organisation: str
    campaign: str
    rule: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded(Event):
    """A case came onto the draft: what it is to be given, or (`earlier`) which line of another decision is revoked."""

    kind = "decision.line_added"
    line: str
    case: str
    award: str = ""
    earlier: str = ""
    ground: str = ""
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesRemoved(Event):
    kind = "decision.lines_removed"
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWritten(Event):
    """What the paper says: its subject, its legal basis line by line, who is to sign it and by which power."""

    kind = "decision.draft_written"
    subject: str
    basis: tuple[str, ...]
    power: str
    for_whom: str
    post: str
    authorised_by: str
    signer: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentOpened(Event):
    """The list was published for comment, through that day, before it is signed."""

    kind = "decision.comment_opened"
    through: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionFiled(Event):
    """Somebody spoke against the list while it was open for comment, or complained later; `line` names whom about."""

    kind = "decision.objection_filed"
    objection: str
    received_on: str
    line: str = ""
    by: str = field(default="", metadata=PERSONAL)
    text: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswered(Event):
    kind = "decision.objection_answered"
    objection: str
    upheld: bool
    answer: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardGiven(Event):
    """One line of a signed decision, told so that it can be read without the plan.

    `award` is its id in the plan, `label` its Vietnamese name, `form` what the law calls it. `amount` is in đồng, and
    `reckoned` every figure it was reckoned by (coefficient, base salary, articles, the hash of the law's text).
    `shares` are what each author of a work has of it.
    """

    kind = "decision.award_given"
    line: str
    case: str
    award: str
    label: str
    level: str
    form: str
    holder: str
    unit: str
    person: str
    amount: int = 0
    reckoned: Mapping[str, str] = field(default_factory=dict)
    recipient: str = field(default="", metadata=PERSONAL)
    shares: Mapping[str, int] = field(default_factory=dict, metadata=PERSONAL)

    @property
    def sum(self) -> int | None:
        """The money in đồng; None where some is due and nobody knows how much, as `reckoned` says."""
        return None if "unknown" in self.reckoned else self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSigned(Event):
    """The signed number and date were recorded, with the paper whose bytes are kept under `sha256`."""

    kind = "decision.signed"
    number: str
    dated: str
    power: str
    for_whom: str
    post: str
    authorised_by: str
    sha256: str
    size: int
    media_type: str
    signer: str = field(default="", metadata=PERSONAL)
    filename: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPublished(Event):
    """It was made public: from here on those concerned know."""

    kind = "decision.published"
    published_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDropped(Event):
    """The draft was given up; its cases may be put on another."""

    kind = "decision.dropped"
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptConfirmed(Event):
    """Whoever was awarded has the certificate and the money in hand."""

    kind = "decision.receipt_confirmed"
    line: str
    received_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPaid(Event):
    """The money of those lines was paid, by the voucher of that number."""

    kind = "decision.money_paid"
    lines: tuple[str, ...]
    paid_on: str
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTakenBack(Event):
    """A later decision revoked the award of that line; money that was paid is to be recovered."""

    kind = "decision.award_taken_back"
    line: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRecovered(Event):
    """The money of a revoked award came back, with the certificate."""

    kind = "decision.money_recovered"
    line: str
    recovered_on: str
    voucher: str


DecisionEvent = (
    DecisionDrafted
    | LineAdded
    | LinesRemoved
    | DraftWritten
    | CommentOpened
    | ObjectionFiled
    | ObjectionAnswered
    | AwardGiven
    | DecisionSigned
    | DecisionPublished
    | DecisionDropped
    | ReceiptConfirmed
    | MoneyPaid
    | AwardTakenBack
    | MoneyRecovered
)
