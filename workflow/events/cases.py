"""What happens to a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


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
    occurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionTaken(Event):
    """A case moved, by a council's `sitting`, a `decision` or by hand.

    `received_on`: proof of receipt was heard after the deadline.
    """

    kind = "case.transition_taken"
    trigger: str
    source: str
    target: str
    received_on: str = ""
    late: bool = False
    sitting: str = ""
    decision: str = ""
    reason: str = field(default="", metadata=PERSONAL)
    evidence: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsWritten(Event):
    """Fields got values; those the definition calls personal are in `personal_values`.

    `list_sha256` and `list_number` name the list they were taken from, and the paper that came with it.
    """

    kind = "case.fields_written"
    values: Mapping[str, str | int] = field(default_factory=dict)
    list_sha256: str = ""
    list_number: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsFlagged(Event):
    """Before a case was returned: what has to be completed while it waits in `state`, asked by holders of `asked_by`.

    `parts` are its own, `carried` those of cases that it carries (`<case> <part>`); the notes come by either.
    """

    kind = "case.parts_flagged"
    state: str
    asked_by: tuple[str, ...]
    parts: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict, metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsEntered(Event):
    """With the move that carries them: the move each of those cases (`results` by case) takes, and why, where it is said."""

    kind = "case.results_entered"
    results: Mapping[str, str]
    reasons: Mapping[str, str] = field(default_factory=dict, metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionConfirmed(Event):
    """Whoever had returned the case looked at it again: what was asked for is there."""

    kind = "case.completion_confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancelled(Event):
    """A case ended because it should not have been, or has nothing to be about any more. It counts nowhere."""

    kind = "case.cancelled"
    reason: str = field(default="", metadata=PERSONAL)


CaseEvent = (
    CaseOpened
    | TransitionTaken
    | FieldsWritten
    | DocumentFiled
    | PartsFlagged
    | ResultsEntered
    | CompletionConfirmed
    | CaseCancelled
)
