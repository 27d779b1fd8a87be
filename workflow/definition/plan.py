"""The whole of a plan, as the engine runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.dates import ISSUED, DayRule, Reckoning, Round, years_after
from workflow.daysoff import DaysOff
from workflow.definition.awards import Award
from workflow.definition.councils import CouncilRule
from workflow.definition.decisions import DecisionRule
from workflow.definition.duties import Deadline, Obligation
from workflow.definition.letters import LetterWords
from workflow.definition.papers import DocumentKind, Field
from workflow.definition.participants import Participants
from workflow.definition.questions import Milestone, Question, Told
from workflow.definition.returned import ReturnRule
from workflow.definition.roles import Role
from workflow.definition.source import Label, Source
from workflow.definition.tracks import Track
from workflow.definition.votes import VoteRule
from workflow.ids import (
    AwardId,
    CouncilId,
    DeadlineId,
    DecisionRuleId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    RoleId,
    StateId,
    TrackId,
    VoteRuleId,
)
from workflow.machine import Moves
from workflow.quotas import Quota
from workflow.readings import Answers, Asked
from workflow.rounds import Rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a plan covers, first and last day included, as written."""

    first: DayRule | Asked[DayRule]
    last: DayRule | Asked[DayRule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A plan as the engine runs it. `sha256` is of the composed text, skeletons included, and pins campaigns.

    `letters`: the plan's own words, by the kind of a letter and its language (`vi`, `en`).
    """

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
    participants: Participants = field(default_factory=Participants)
    awards: Mapping[AwardId, Award] = field(default_factory=dict)
    councils: Mapping[CouncilId, CouncilRule] = field(default_factory=dict)
    decisions: Mapping[DecisionRuleId, DecisionRule] = field(default_factory=dict)
    returned: Mapping[StateId, ReturnRule] = field(default_factory=dict)
    rounds: Rounds | None = None
    launched_by: tuple[RoleId, ...] = ()
    standing_office: RoleId | None = None
    period: Period | None = None
    told: tuple[Told, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[tuple[str, str], LetterWords] = field(default_factory=dict)

    @property
    def own_answers(self) -> dict[QuestionId, OptionId]:
        """The answers that the plan itself carries."""
        return {question.id: question.answer for question in self.questions.values() if question.answer is not None}

    def reckoning(
        self, year: int, answers: Answers, milestones: Mapping[MilestoneId, date], days_off: DaysOff
    ) -> Reckoning:
        """What the days of a campaign of *year* are counted by; the day of issue is known where the plan carries it."""
        years_on = year - self.year
        issued = self.source.issued_on
        known = {ISSUED: years_after(issued, years_on)} if issued else {}
        return Reckoning(
            year=year, years_on=years_on, milestones={**known, **milestones}, answers=answers, days_off=days_off
        )

    def rounds_by(self, by: Reckoning) -> tuple[Round, ...]:
        """The rounds of a campaign, in order; none for a plan that runs once."""
        return tuple(self.rounds.each(by)) if self.rounds else ()

    def track_of(self, track: TrackId) -> Track:
        """The track with that id, an obligation's built-in one included; `KeyError` if there is none."""
        return self.tracks[track]
