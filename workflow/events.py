"""What happened, in the past tense. Events are the history, the source of the rows, and of the messages.

An event is self-contained: it can be read without the definition it came from. What is marked
`personal` (names, free text) is kept beside the hash chain behind a salted commitment, so that it
can be erased without breaking the chain; everything else is public to whoever may read the stream.
Dates and instants are ISO 8601 text; instants are UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

PERSONAL: Mapping[str, bool] = {"personal": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on one stream."""

    kind: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Event):
    kind = "case.opened"
    case: str
    campaign: str
    track: str
    unit: str
    person: str
    state: str
    opened_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionTaken(Event):
    """A case moved. `received_on` stands where proof of receipt was heard after the deadline."""

    kind = "case.transition_taken"
    trigger: str
    source: str
    target: str
    received_on: str = ""
    late: bool = False
    reason: str = field(default="", metadata=PERSONAL)
    evidence: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsWritten(Event):
    """Fields got values; those the definition calls personal are in `personal_values`."""

    kind = "case.fields_written"
    values: Mapping[str, str | int] = field(default_factory=dict)
    personal_values: Mapping[str, str | int] = field(default_factory=dict, metadata=PERSONAL)

    def all_values(self) -> dict[str, str | int]:
        return {**self.values, **self.personal_values}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFiled(Event):
    """A paper was attached. The bytes are known by `sha256`; the number and date are the paper's own."""

    kind = "case.document_filed"
    document: str
    document_kind: str
    sha256: str
    size: int
    media_type: str
    number: str = ""
    dated: str = ""
    filename: str = field(default="", metadata=PERSONAL)


CaseEvent = CaseOpened | TransitionTaken | FieldsWritten | DocumentFiled


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
    """Who takes part, as of the day of selection."""

    kind = "campaign.participants_selected"
    units: tuple[str, ...]
    people: tuple[str, ...]
    selected_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLaunched(Event):
    kind = "campaign.launched"
    launched_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRecorded(Event):
    kind = "campaign.milestone_recorded"
    milestone: str
    happened_on: str
    document_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineArmed(Event):
    """A deadline was set: `named_day` is the day as written, `last_day` the last one in time, rolled.

    `rungs` gives the instant of each rung of its ladder.
    """

    kind = "campaign.deadline_armed"
    deadline: str
    named_day: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended(Event):
    """A deadline was moved to a later day, for every case or (with `case`) for one."""

    kind = "campaign.deadline_extended"
    deadline: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int
    case: str = ""
    document_number: str = ""
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RungFired(Event):
    kind = "campaign.rung_fired"
    deadline: str
    revision: int
    rung: str
    case: str = ""
    owing: int = 0
    told: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RungSkipped(Event):
    """A rung will never be told: it was already past when armed, or a newer one took its place."""

    kind = "campaign.rung_skipped"
    deadline: str
    revision: int
    rung: str
    because: str
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed(Event):
    kind = "campaign.deadline_passed"
    deadline: str
    revision: int
    case: str = ""
    owing: int = 0


CampaignEvent = (
    CampaignDrafted
    | QuestionAnswered
    | ParticipantsSelected
    | CampaignLaunched
    | MilestoneRecorded
    | DeadlineArmed
    | DeadlineExtended
    | RungFired
    | RungSkipped
    | DeadlinePassed
)

AnyEvent = CaseEvent | CampaignEvent

_BY_KIND: dict[str, type[Any]] = {
    event.kind: event
    for event in (
        CaseOpened,
        TransitionTaken,
        FieldsWritten,
        DocumentFiled,
        CampaignDrafted,
        QuestionAnswered,
        ParticipantsSelected,
        CampaignLaunched,
        MilestoneRecorded,
        DeadlineArmed,
        DeadlineExtended,
        RungFired,
        RungSkipped,
        DeadlinePassed,
    )
}


def to_payload(event: AnyEvent) -> tuple[dict[str, Any], dict[str, Any]]:
    """*event* as two JSON objects: what the chain holds openly, and what it only commits to."""
    public: dict[str, Any] = {}
    personal: dict[str, Any] = {}
    for part in fields(event):
        value = getattr(event, part.name)
        plain = list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
        if not part.metadata.get("personal"):
            public[part.name] = plain
        elif plain:
            personal[part.name] = plain
    return public, personal


def from_payload(kind: str, public: Mapping[str, Any], personal: Mapping[str, Any]) -> AnyEvent:
    """The event of *kind* that those objects tell of; `ValueError` for one this version does not know."""
    if kind not in _BY_KIND:
        raise ValueError(f"no event is called {kind!r}")
    values = {**public, **personal}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    event: AnyEvent = _BY_KIND[kind](**plain)
    return event
