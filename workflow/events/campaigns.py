"""What happens to a campaign as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.deadlines import DeadlineEvent
from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDrafted(Event):
    kind = "campaign.drafted"
    campaign: str
    organisation: str
    definition: str
    sha256: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(Event):
    kind = "campaign.question_answered"
    question: str
    option: str
    basis: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsSelected(Event):
    """Who takes part, as of the day of selection; `blocks` gives each unit's block where the plan has several."""

    kind = "campaign.participants_selected"
    units: tuple[str, ...]
    people: tuple[str, ...]
    selected_on: str
    blocks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLaunched(Event):
    kind = "campaign.launched"
    launched_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignClosed(Event):
    """It is over: nothing moves any more. `open_cases` counts what was left where it stood."""

    kind = "campaign.closed"
    closed_on: str
    open_cases: int = 0
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignSuspended(Event):
    """It stands still from `suspended_on` on: nothing fires, passes, begins, moves or opens until it is resumed."""

    kind = "campaign.suspended"
    suspended_on: str
    document_number: str = ""
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignResumed(Event):
    """It goes on after `days` of pause. `moving` says whether deadlines keep their days or shift by those of the pause."""

    kind = "campaign.resumed"
    resumed_on: str
    days: int
    moving: str
    document_number: str = ""
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonePostponed(Event):
    """A milestone that had been recorded for `instead_of` has another day: put off, brought forward, or corrected."""

    kind = "campaign.milestone_postponed"
    milestone: str
    happened_on: str
    instead_of: str
    document_number: str
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRecorded(Event):
    """A milestone has its day. One that is only `provisional` arms no deadline and may be recorded again."""

    kind = "campaign.milestone_recorded"
    milestone: str
    happened_on: str
    document_number: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSentAgain(Event):
    """Somebody had a message sent once more: the same words, under the same Message-ID. `message_kind` is its kind."""

    kind = "campaign.message_sent_again"
    message: str
    message_kind: str


CampaignEvent = (
    CampaignDrafted
    | QuestionAnswered
    | ParticipantsSelected
    | CampaignLaunched
    | CampaignClosed
    | CampaignSuspended
    | CampaignResumed
    | MilestoneRecorded
    | MessageSentAgain
    | MilestonePostponed
    | DeadlineEvent
)
