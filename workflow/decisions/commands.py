"""What may be asked of a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.decisions.decision import Line, Purpose, Signature
from workflow.ids import CampaignId, DecisionId, LineId, ObjectionId


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecision:
    """Draft a decision on some cases, in the order of their lines' names."""

    decision: DecisionId
    organisation: str
    campaign: CampaignId
    purpose: Purpose = Purpose.AWARD
    lines: Mapping[LineId, Line] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLines:
    added: Mapping[LineId, Line] = field(default_factory=dict)
    removed: tuple[LineId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDraft:
    """Say what the paper says: its subject, its legal basis line by line, and who is to sign it."""

    subject: str
    basis: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForComment:
    """Publish the list for comment, for as many working days as the plan asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileObjection:
    """Record what somebody says against the list or a line of it: a comment before it is signed, a complaint after."""

    objection: ObjectionId
    by: str
    text: str
    received_on: date
    line: LineId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerObjection:
    objection: ObjectionId
    upheld: bool
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSigning:
    """Record number and date of the signed paper, whose bytes are kept already, and who signed by which power."""

    number: str
    dated: date
    signature: Signature
    sha256: str
    size: int
    media_type: str
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """Make it public: those concerned are told, and what was sealed is not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmReceipt:
    """Say that the certificate and the money of a line were received on that day."""

    line: LineId
    received_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPaid:
    lines: tuple[LineId, ...]
    paid_on: date
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRecovered:
    line: LineId
    recovered_on: date
    voucher: str


CommandAfterwards = ConfirmReceipt | MarkPaid | MarkRecovered
CommandOnDraft = ChangeLines | WriteDraft | OpenForComment | DropDraft
DecisionCommand = (
    DraftDecision | CommandOnDraft | FileObjection | AnswerObjection | RecordSigning | Publish | CommandAfterwards
)
