"""Everything a decision may look at, gathered beforehand by whoever asks for the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from workflow.beside import Beside
from workflow.case import Case, Value
from workflow.commands import CaseCommand, Receipt, Ruling, TakeTransition, Verdict
from workflow.deadlines import Due
from workflow.ids import (
    AwardId,
    CaseId,
    DeadlineId,
    FieldId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    RoleId,
    StateId,
    TrackId,
)
from workflow.quotas import Standing
from workflow.refusals import Refusal, WayOut


class FactKind(StrEnum):
    """What a guard or a precaution may say it needs; each has one plural loader in `services.facts` or `services.readiness`."""

    MILESTONES = "milestones"
    DEADLINES = "deadlines"
    STANDINGS = "standings"
    UNIT_CASES = "unit_cases"
    EARLIER = "earlier"
    ROLLED = "rolled"
    PROVISIONAL = "provisional"
    OWN_READINGS = "own_readings"
    PAPERS = "papers"
    REFUSED = "refused"
    BENCHES = "benches"
    HONOURS = "honours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What became of the same person or unit in another campaign: on which track, in which year, in which state."""

    track: TrackId
    state: StateId
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """That an award which is given once was given: to which case, in a campaign of which year."""

    case: CaseId
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known at the moment of deciding. `now` is business time, aware UTC, `year` the campaign's.

    `roles` are those the actor holds with respect to this very case; `unit_cases` are the same unit's cases, those of
    its people included; `standings` come by quota and value of its field; `earlier` are the final states that the same
    subject reached in earlier campaigns, `given` the awards that it was given and is not given again; `beside` is what
    precautions look at; `acting_system` is true when nobody but the clock asks.
    """

    now: datetime
    year: int = 0
    roles: frozenset[RoleId] = frozenset()
    acting_system: bool = False
    campaign_open: bool = True
    suspended: Refusal | None = None
    answers: Mapping[QuestionId, OptionId] = field(default_factory=dict)
    milestones: Mapping[MilestoneId, date] = field(default_factory=dict)
    deadlines: Mapping[DeadlineId, Due] = field(default_factory=dict)
    standings: Mapping[QuotaId, Mapping[str, Standing]] = field(default_factory=dict)
    unit_cases: Mapping[TrackId, tuple[Case, ...]] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()
    given: Mapping[AwardId, Given] = field(default_factory=dict)
    participants: frozenset[str] = frozenset()
    beside: Beside = field(default_factory=Beside)

    @property
    def standing_still(self) -> tuple[Refusal, ...]:
        """Why nothing moves at all: the campaign is suspended, or does not run; nothing while it does."""
        if self.suspended:
            return (self.suspended,)
        return () if self.campaign_open else (Refusal("campaign_not_open"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One case, what is asked of it, and the facts: all a guard ever sees.

    `asked` is None when only looking; `to_be_entered` then names the fields that the move looked at asks for.
    """

    case: Case
    asked: CaseCommand | None
    facts: Facts
    inputs: Mapping[FieldId, Value] = field(default_factory=dict)
    to_be_entered: frozenset[str] = frozenset()

    def certain(self, refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
        """*refusals* without those about what the move asks for and nobody has entered yet; a paper has to be there."""
        return tuple(
            one for one in refusals if one.place not in self.to_be_entered or WayOut.ATTACH_DOCUMENT in one.ways_out
        )

    def value(self, name: FieldId) -> Value | None:
        """A field's value: what is being entered now, else what the case holds."""
        return self.inputs.get(name, self.case.fields.get(name))

    @property
    def receipt(self) -> Receipt | None:
        return self.asked.receipt if isinstance(self.asked, TakeTransition) else None

    @property
    def along_with(self) -> TrackId | None:
        """The track of the case by which this one is carried along."""
        return self.asked.along_with if isinstance(self.asked, TakeTransition) else None

    @property
    def verdict(self) -> Verdict | None:
        """What a council came to, where it is a council that moves the case."""
        return self.asked.verdict if isinstance(self.asked, TakeTransition) else None

    @property
    def ruling(self) -> Ruling | None:
        """The decision that moves the case, where it is one that does."""
        return self.asked.ruling if isinstance(self.asked, TakeTransition) else None

    @property
    def reason(self) -> str:
        return self.asked.reason if isinstance(self.asked, TakeTransition) else ""
