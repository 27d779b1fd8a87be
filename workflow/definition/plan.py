"""The whole of a plan, as the engine runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.definition.duties import Deadline, Obligation
from workflow.definition.papers import DocumentKind, Field
from workflow.definition.questions import Milestone, Question, Told
from workflow.definition.roles import Role
from workflow.definition.source import Label, Source
from workflow.definition.tracks import Track
from workflow.definition.votes import VoteRule
from workflow.ids import (
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    RoleId,
    TrackId,
    VoteRuleId,
)
from workflow.machine import Moves
from workflow.quotas import Quota


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A plan as the engine runs it. `sha256` is of the composed text, skeletons included, and pins campaigns."""

    id: str
    sha256: str
    label: Label
    year: int
    source: Source
    roles: Mapping[RoleId, Role]
    documents: Mapping[DocumentKindId, DocumentKind]
    fields: Mapping[FieldId, Field]
    milestones: Mapping[MilestoneId, Milestone]
    questions: Mapping[QuestionId, Question]
    deadlines: Mapping[DeadlineId, Deadline]
    obligations: Mapping[TrackId, Obligation]
    quotas: Mapping[QuotaId, Quota]
    votes: Mapping[VoteRuleId, VoteRule]
    tracks: Mapping[TrackId, Track]
    moves: Moves
    participant_units: Mapping[OptionId, tuple[str, ...]] = field(default_factory=dict)
    participants_question: QuestionId | None = None
    launched_by: tuple[RoleId, ...] = ()
    standing_office: RoleId | None = None
    period: tuple[date, date] | None = None
    told: tuple[Told, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def track_of(self, track: TrackId) -> Track:
        """The track with that id, an obligation's built-in one included; `KeyError` if there is none."""
        return self.tracks[track]
