"""What may be asked of a case or a campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workflow.carrying import Result
from workflow.completing import Flag
from workflow.ids import (
    BlockId,
    CampaignId,
    CaseId,
    CouncilId,
    DeadlineId,
    DecisionId,
    DecisionRuleId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    PersonId,
    QuestionId,
    SittingId,
    TrackId,
    Trigger,
    UnitId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof that a paper arrived in time: the day, and the postmark or incoming number that shows it."""

    received_on: date
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """Open a case. `because` names the transition whose consequence it is; empty when a person asks.

    `inputs` are what the track asks for when a case is opened by hand, such as the title of a work.
    """

    case: CaseId
    campaign: CampaignId
    track: TrackId
    unit: UnitId
    person: PersonId | None = None
    because: str = ""
    occurrence: str = ""
    inputs: Mapping[FieldId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDocument:
    """Attach a paper whose bytes are already kept under their `sha256`."""

    document: str
    kind: DocumentKindId
    sha256: str
    size: int
    media_type: str
    filename: str
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a sitting of a council came to on one case; only closing a sitting makes one.

    `carried` tells the outcome of a vote, `in_favour` of a `base` that `needed` so many; it is None where works were
    scored or ranked. The `minutes` are filed with the case.
    """

    sitting: SittingId
    council: CouncilId
    carried: bool | None = None
    in_favour: int = 0
    needed: int = 0
    base: int = 0
    minutes: FileDocument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The decision that moves a case; only recording, publishing or revoking one makes it.

    The signed `paper` is filed with the case.
    """

    decision: DecisionId
    rule: DecisionRuleId
    paper: FileDocument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The list that values were taken from: the hash of its bytes, and the number of the paper that came with it."""

    sha256: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTransition:
    """Move a case. `along_with` is the track of the case that carries it; empty when it is moved for itself.

    With a `verdict` it is a council that moves it, in the person of whoever closes its sitting, with a `ruling` a
    decision, in the person of whoever records it. Where the case is returned, `flags` say what has to be completed, on it
    and on those it carries; without any, all of it. Where it carries others to a result each, `results` are those.
    """

    trigger: Trigger
    inputs: Mapping[FieldId, str] = field(default_factory=dict)
    reason: str = ""
    receipt: Receipt | None = None
    along_with: TrackId | None = None
    verdict: Verdict | None = None
    ruling: Ruling | None = None
    taken_from: Provenance | None = None
    flags: tuple[Flag, ...] = ()
    results: tuple[Result, ...] = ()

    @property
    def paper(self) -> FileDocument | None:
        """The paper that comes with the move: the minutes of the sitting, or the signed decision."""
        if self.verdict:
            return self.verdict.minutes
        return self.ruling.paper if self.ruling else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFields:
    inputs: Mapping[FieldId, str]
    taken_from: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmCompletion:
    """Say that what was asked for when the case was returned is there now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCase:
    """End a case that was opened by mistake, or whose subject is no more."""

    reason: str


CaseCommand = OpenCase | TakeTransition | WriteFields | FileDocument | ConfirmCompletion | CancelCase


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCampaign:
    """Draft a campaign of the plan's own year, or of another `year`: its days move along."""

    campaign: CampaignId
    organisation: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion:
    question: QuestionId
    option: OptionId
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectParticipants:
    units: tuple[UnitId, ...]
    people: tuple[PersonId, ...]
    blocks: Mapping[UnitId, BlockId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchCampaign:
    """Start it: deadlines are armed, obligations fall to those who owe them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMilestone:
    """Give a milestone its day. A day still ahead may be announced where the plan lets it, or be `provisional`."""

    milestone: MilestoneId
    happened_on: date
    document_number: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeMilestone:
    """Give a recorded milestone another day: put it off, bring it forward, or correct a day that has passed."""

    milestone: MilestoneId
    happened_on: date
    document_number: str
    reason: str


class Moving(StrEnum):
    """What resuming does to deadlines that were still ahead: they `keep` their days, or `shift` by those of the pause."""

    KEEP = "keep"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendCampaign:
    """Let it stand still: nothing fires, nothing passes, no case moves or opens until it is resumed."""

    reason: str
    document_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeCampaign:
    """Let it go on, its deadlines moving as `moving` says."""

    moving: Moving
    document_number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCampaign:
    """End it: nothing moves any more. With cases still open, or a minimum not reached, a reason is needed."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDeadline:
    """Move a deadline to a later last day, for all or for one case."""

    deadline: DeadlineId
    last_day: date
    reason: str
    document_number: str = ""
    case: CaseId | None = None
    occurrence: str = ""


CampaignCommand = (
    DraftCampaign
    | AnswerQuestion
    | SelectParticipants
    | LaunchCampaign
    | RecordMilestone
    | PostponeMilestone
    | ExtendDeadline
    | SuspendCampaign
    | ResumeCampaign
    | CloseCampaign
)
