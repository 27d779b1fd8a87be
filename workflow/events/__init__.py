"""What happened, in the past tense. Events are the history, the source of the rows, and of the messages.

An event is self-contained: it can be read without the definition it came from. What is marked
`personal` (names, free text) is kept beside the hash chain behind a salted commitment, so that it
can be erased without breaking the chain; everything else is public to whoever may read the stream.
Dates and instants are ISO 8601 text; instants are UTC.
"""

from __future__ import annotations

from workflow.events.calendar import CalendarChanged
from workflow.events.campaigns import (
    CampaignClosed,
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    CampaignResumed,
    CampaignSuspended,
    MessageSentAgain,
    MilestonePostponed,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
)
from workflow.events.cases import (
    CaseCancelled,
    CaseEvent,
    CaseOpened,
    CompletionConfirmed,
    DocumentFiled,
    FieldsWritten,
    PartsFlagged,
    ResultsEntered,
    TransitionTaken,
)
from workflow.events.deadlines import (
    DeadlineArmed,
    DeadlineEnded,
    DeadlineEvent,
    DeadlineExtended,
    DeadlineMoved,
    DeadlinePassed,
    DeadlineShifted,
    OccurrenceSkipped,
    RungFired,
    RungGivenUp,
    RungRetried,
    RungSkipped,
)
from workflow.events.event import PERSONAL, Event
from workflow.events.payload import AnyEvent, from_payload, to_payload
from workflow.events.people import AbsenceEnded, AbsenceRecorded, MessageAcknowledged, PersonEvent
from workflow.events.registry import RegistryEvent, SuccessionUndone, UnitSucceeded

__all__ = [
    "PERSONAL",
    "AbsenceEnded",
    "AbsenceRecorded",
    "AnyEvent",
    "CalendarChanged",
    "CampaignClosed",
    "CampaignDrafted",
    "CampaignEvent",
    "CampaignLaunched",
    "CampaignResumed",
    "CampaignSuspended",
    "CaseCancelled",
    "CaseEvent",
    "CaseOpened",
    "CompletionConfirmed",
    "DeadlineArmed",
    "DeadlineEnded",
    "DeadlineEvent",
    "DeadlineExtended",
    "DeadlineMoved",
    "DeadlinePassed",
    "DeadlineShifted",
    "DocumentFiled",
    "Event",
    "FieldsWritten",
    "MessageAcknowledged",
    "MessageSentAgain",
    "MilestonePostponed",
    "MilestoneRecorded",
    "OccurrenceSkipped",
    "ParticipantsSelected",
    "PartsFlagged",
    "PersonEvent",
    "QuestionAnswered",
    "RegistryEvent",
    "ResultsEntered",
    "RungFired",
    "RungGivenUp",
    "RungRetried",
    "RungSkipped",
    "SuccessionUndone",
    "TransitionTaken",
    "UnitSucceeded",
    "from_payload",
    "to_payload",
]
