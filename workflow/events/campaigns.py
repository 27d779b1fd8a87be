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
    | MilestoneRecorded
    | MessageSentAgain
    | DeadlineEvent
)
