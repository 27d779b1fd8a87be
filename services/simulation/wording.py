"""The labels of a plan, for whoever tells of it: an id that has no label is told as it is."""

from __future__ import annotations

from dataclasses import dataclass

from services.simulation import sentences as say
from services.words import day, decimal_said
from workflow.definition import Definition, Field, FieldKind, RungKind, RungRule
from workflow.definition.papers import MET
from workflow.events import FieldsWritten, QuestionAnswered, TransitionTaken
from workflow.ids import QuestionId, StateId, TrackId


@dataclass(frozen=True, slots=True)
class Wording:
    """A plan's own words in one language."""

    definition: Definition
    language: str

    def label(self, kind: str, name: str) -> str:
        """The label of a document, deadline or milestone."""
        found = getattr(self.definition, kind).get(name)
        return str(found.label.said(self.language)) if found else name

    def question(self, question: str) -> str:
        found = self.definition.questions.get(QuestionId(question))
        return found.asks.said(self.language) if found else question

    def option(self, answered: QuestionAnswered) -> str:
        """The answer that was given to a question."""
        question = self.definition.questions.get(QuestionId(answered.question))
        options = question.options if question else ()
        return next((one.label.said(self.language) for one in options if one.id == answered.option), answered.option)

    def track(self, track: str) -> str:
        return self.definition.track_of(TrackId(track)).label.said(self.language)

    def state(self, track: str, state: str) -> str:
        return self.definition.track_of(TrackId(track)).state_of(StateId(state)).label.said(self.language)

    def move(self, track: str, event: TransitionTaken) -> str:
        """The name of the move that was taken."""
        moves = self.definition.track_of(TrackId(track)).transitions
        taken = (event.trigger, event.source, event.target)
        exact = (move for move in moves if (move.trigger, move.source, move.target) == taken)
        return next((move.label.said(self.language) for move in exact), event.trigger)

    def move_asked(self, track: str, trigger: str) -> str:
        """The name of a move that was not taken."""
        moves = self.definition.track_of(TrackId(track)).transitions
        return next((m.label.said(self.language) for m in moves if m.trigger == trigger), trigger)

    def values(self, written: FieldsWritten) -> list[str]:
        """Each field that was written and what into it, in the order of the plan."""
        values = written.all_values()
        return [
            f"{field.label.said(self.language)}: {self._value(field, values[field.id])}"
            for field in self.definition.fields.values()
            if field.id in values
        ]

    def rung(self, deadline: str, rung: str) -> str:
        """A rung of a ladder: a reminder so many days before, an escalation so many after."""
        rule = self._rule(deadline, rung)
        if rule.from_opening:
            return say.OPENING.said(self.language).format(deadline=self.label("deadlines", deadline))
        wording = say.ON_THE_DAY if rule.days == 0 else say.BEFORE if rule.days < 0 else say.AFTER
        if rule.kind is RungKind.ESCALATION:
            wording = say.ESCALATED
        return wording.said(self.language).format(deadline=self.label("deadlines", deadline), days=abs(rule.days))

    def rung_kind(self, deadline: str, rung: str) -> str:
        return "escalation" if self._rule(deadline, rung).kind is RungKind.ESCALATION else "reminder"

    def _rule(self, deadline: str, rung: str) -> RungRule:
        found = next(d for d in self.definition.deadlines.values() if d.id == deadline)
        return next(rule for rule in found.ladder if rule.id == rung)

    def _value(self, field: Field, value: str | int) -> str:
        if field.decimals:
            return decimal_said(str(value), self.language)
        if field.kind is FieldKind.DATE:
            return day(str(value))
        if field.kind is FieldKind.ASSESSMENT:
            return say.ASSESSED[value == MET].said(self.language)
        if field.kind is FieldKind.AUTHORS:
            return ", ".join(str(value).splitlines())
        chosen = (choice.label.said(self.language) for choice in field.choices if choice.id == value)
        return next(chosen, str(value))
