"""The predicates a definition may name. Each is one small frozen class; the reader knows them by their key."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from workflow.continuing import continues
from workflow.deadlines import local_date
from workflow.definition.papers import MET
from workflow.facts import FactKind, Situation
from workflow.ids import DocumentKindId, FieldId, MilestoneId, OptionId, QuestionId, TrackId, Trigger
from workflow.refusals import Refusal, WayOut

NOTHING: frozenset[FactKind] = frozenset()


@dataclass(frozen=True, slots=True)
class HasDocument:
    """The case carries at least one paper of this kind."""

    document: DocumentKindId

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if self.document in at.case.documents:
            return ()
        return (Refusal("document_missing", {"document": self.document}, (WayOut.ATTACH_DOCUMENT,), self.document),)


@dataclass(frozen=True, slots=True)
class HasDocumentFromBelow(HasDocument):
    """The case carries at least one paper of this kind, or the case does that it takes to the next level."""

    track: TrackId

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.UNIT_CASES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        below = (one for one in at.facts.unit_cases.get(self.track, ()) if continues(at.case, one))
        if any(self.document in one.documents for one in (at.case, *below)):
            return ()
        return (Refusal("document_missing", {"document": self.document}, (WayOut.ATTACH_DOCUMENT,), self.document),)


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field of the case, or the one being entered, has this value."""

    field: FieldId
    value: str

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        held = at.value(self.field)
        if held == self.value:
            return ()
        found = "" if held is None else held
        return (Refusal("field_is_not", {"field": self.field, "wanted": self.value, "found": found}, (), self.field),)


@dataclass(frozen=True, slots=True)
class FieldReaches:
    """A number of the case is at least `least` and at most `most`, where they are said."""

    field: FieldId
    least: int | None = None
    most: int | None = None

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        held = at.value(self.field)
        number = None if held is None else Fraction(held)
        low = number is not None and (self.least is None or number >= self.least)
        high = number is not None and (self.most is None or number <= self.most)
        if low and high:
            return ()
        bounds: dict[str, str | int] = {
            "field": self.field,
            "found": "" if held is None else held,
            "low": "" if self.least is None else self.least,
            "high": "" if self.most is None else self.most,
        }
        return (Refusal("field_out_of_bounds", bounds, (), self.field),)


@dataclass(frozen=True, slots=True)
class IsAssessed:
    """A criterion was answered, and the answer is that it is met."""

    assessment: FieldId

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        held = at.value(self.assessment)
        if held == MET:
            return ()
        params, ways = {"assessment": self.assessment}, (WayOut.ASK_ROLE,)
        if held is None:
            return (Refusal("assessment_missing", params, ways, self.assessment),)
        return (Refusal("assessment_not_met", params, ways, self.assessment),)


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """The campaign's recorded answer to a question is this option: a rule that holds under one reading only."""

    question: QuestionId
    option: OptionId

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.facts.answers.get(self.question) == self.option:
            return ()
        return (Refusal("answer_is_not", {"question": self.question, "option": self.option}),)


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    """The campaign has recorded this milestone, and its day has come."""

    milestone: MilestoneId

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.MILESTONES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        happened = at.facts.milestones.get(self.milestone)
        if happened is not None and happened <= local_date(at.facts.now):
            return ()
        return (Refusal("milestone_missing", {"milestone": self.milestone}, (WayOut.WAIT_FOR_MILESTONE,)),)


@dataclass(frozen=True, slots=True)
class IsParticipant:
    """The person the case is about is on the campaign's list of participants."""

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        subject = at.case.person or at.case.unit
        if subject in at.facts.participants:
            return ()
        return (Refusal("not_a_participant"),)


@dataclass(frozen=True, slots=True)
class TakenAtMost:
    """This trigger was taken fewer than `times` times on the case."""

    trigger: Trigger
    times: int

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.case.taken.get(self.trigger, 0) < self.times:
            return ()
        return (Refusal("taken_too_often", {"trigger": self.trigger, "times": self.times}),)


@dataclass(frozen=True, slots=True)
class TakenOnce:
    """One of these moves was made on the case: a body that was asked has answered, or its silence counts.

    Where it answered otherwise, by one of the moves `against`, that is what is told.
    """

    triggers: tuple[Trigger, ...]
    against: tuple[Trigger, ...] = ()

    def needs(self) -> frozenset[FactKind]:
        return NOTHING

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if any(at.case.taken.get(trigger, 0) for trigger in self.triggers):
            return ()
        answered = next((trigger for trigger in self.against if at.case.taken.get(trigger, 0)), None)
        if answered is not None:
            return (Refusal("answered_against", {"trigger": answered}),)
        return (Refusal("not_done_yet", {"trigger": self.triggers[0]}, (WayOut.ASK_ROLE,)),)
