"""A case: one running instance on a track, and how what happened changes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workflow.completing import Completion, part_of
from workflow.events import (
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
from workflow.ids import (
    CANCELLED,
    CampaignId,
    CaseId,
    DocumentKindId,
    FieldId,
    PersonId,
    RoleId,
    StateId,
    TrackId,
    Trigger,
    UnitId,
)

Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Where one nomination or obligation is. `version` is the sequence of its last entry.

    `occurrence` is the round, or the falling-due of a deadline, that it belongs to; empty where there is only one.
    `completion` is what was asked for when it was returned, until whoever asked has looked again.
    """

    id: CaseId
    campaign: CampaignId
    track: TrackId
    unit: UnitId
    person: PersonId | None
    state: StateId
    version: int
    occurrence: str = ""
    fields: Mapping[FieldId, Value] = field(default_factory=dict)
    documents: tuple[DocumentKindId, ...] = ()
    taken: Mapping[Trigger, int] = field(default_factory=dict)
    completion: Completion | None = None


def evolve(case: Case | None, event: CaseEvent) -> Case:
    """*case* after *event*. The first event of a stream opens it; `ValueError` if any other comes first."""
    if isinstance(event, CaseOpened):
        return _opened(event)
    if case is None:
        raise ValueError(f"a case begins with CaseOpened, not {type(event).__name__}")
    moved = replace(case, version=case.version + 1)
    match event:
        case TransitionTaken():
            counts = Counter({**case.taken})
            counts[Trigger(event.trigger)] += 1
            back = _back(case.completion, event)
            return replace(moved, state=StateId(event.target), taken=dict(counts), completion=back)
        case FieldsWritten():
            written = {FieldId(name): value for name, value in event.all_values().items()}
            return replace(moved, fields={**case.fields, **written})
        case DocumentFiled():
            return replace(moved, documents=(*case.documents, DocumentKindId(event.document_kind)))
        case PartsFlagged():
            return replace(moved, completion=_asked_for(event))
        case ResultsEntered():
            return moved
        case CompletionConfirmed():
            return replace(moved, completion=None)
        case CaseCancelled():
            return replace(moved, state=CANCELLED)


def fold(events: Iterable[CaseEvent]) -> Case:
    """The case a whole stream tells of; `ValueError` for an empty one."""
    case: Case | None = None
    for event in events:
        case = evolve(case, event)
    if case is None:
        raise ValueError("an empty stream tells of no case")
    return case


def _asked_for(event: PartsFlagged) -> Completion:
    return Completion(
        state=StateId(event.state),
        asked_by=tuple(RoleId(role) for role in event.asked_by),
        parts=tuple(part_of(text) for text in event.parts),
    )


def _back(completion: Completion | None, event: TransitionTaken) -> Completion | None:
    """What was asked for, come back once the case has left the state in which it waited."""
    left = completion is not None and event.source == completion.state != event.target
    return replace(completion, came_back=True) if completion and left else completion


def _opened(event: CaseOpened) -> Case:
    return Case(
        id=CaseId(event.case),
        campaign=CampaignId(event.campaign),
        track=TrackId(event.track),
        unit=UnitId(event.unit),
        person=PersonId(event.person) if event.person else None,
        state=StateId(event.state),
        version=1,
        occurrence=event.occurrence,
    )
