"""What happens to deadlines, told: set, moved, their rungs and their passing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from definitions.calendar import seed_days_off
from definitions.values import OPENING
from services.simulation import sentences as say
from services.simulation.wording import Wording
from services.words import day, occurrence_in_words
from services.words.forms import weekday_in_words
from workflow.campaign import Setting
from workflow.daysoff import Roll
from workflow.definition import Label
from workflow.events import (
    AnyEvent,
    DeadlineArmed,
    DeadlineEnded,
    DeadlineExtended,
    DeadlineMoved,
    DeadlinePassed,
    DeadlineShifted,
    OccurrenceSkipped,
    RungFired,
    RungSkipped,
)
from workflow.ids import DeadlineId


@dataclass(frozen=True, slots=True)
class DueTeller:
    """Tells of deadlines in one language; `subjects` names the cases that some of them stand for alone."""

    word: Wording
    subjects: Mapping[str, str]

    @property
    def language(self) -> str:
        return self.word.language

    def told(self, event: AnyEvent) -> tuple[str, str, list[str]] | None:
        """The kind, the sentence and the details of *event*; None for one that is about no deadline."""
        match event:
            case DeadlineArmed():
                what = self._alone(self._dated(say.ARMED, event), event)
                return "deadline_set", what, [*self._about_day(event)]
            case OccurrenceSkipped():
                name = self._named(event.deadline, event.occurrence)
                return "occurrence_skipped", self._say(say.NEVER_DUE, deadline=name, day=day(event.last_day)), []
            case DeadlineExtended():
                what = self._alone(self._dated(say.EXTENDED, event), event)
                reason = self._say(say.REASON, reason=event.reason) if event.reason else ""
                return "extension", what, [self._numbered(event.document_number), reason]
            case DeadlineEnded():
                name = self._named(event.deadline, event.occurrence)
                return "deadline_ended", self._alone(self._say(say.ENDED, deadline=name), event), []
            case DeadlineMoved() | DeadlineShifted():
                return "deadline_moved", self._alone(self._dated(say.MOVED, event), event), []
            case RungFired(rung="begins"):
                return "round_begins", self._say(say.BEGINS, deadline=self._named(event.deadline, event.occurrence)), []
            case RungFired() | RungSkipped() | DeadlinePassed():
                return self._come(event)
        return None

    def _come(self, event: RungFired | RungSkipped | DeadlinePassed) -> tuple[str, str, list[str]]:
        """A rung or the deadline itself has come."""
        match event:
            case RungFired():
                what = self._alone(self._rung_named(event), event)
                told = self._say(self._left(event), owing=event.owing, told=event.told)
                return self.word.rung_kind(event.deadline, event.rung), what, [told]
            case RungSkipped():
                what = self._alone(self._rung_named(event), event)
                why = say.SKIPPED if event.because == "past_when_armed" else say.SUPERSEDED
                return "rung_skipped", what, [why.said(self.language)]
            case DeadlinePassed():
                what = self._alone(self._say(say.PASSED, deadline=self._named(event.deadline, event.occurrence)), event)
                left = say.OVERDUE if self._is_owed(event.deadline) else say.NOT_DONE
                owing = self._say(left if event.owing else say.NONE_OVERDUE, owing=event.owing)
                return "deadline_passed", what, [owing]

    def _left(self, event: RungFired) -> Label:
        """What is said of those who still have something to do; only an obligation is owed, and an opening just told."""
        if event.rung.startswith(OPENING):
            return say.SENT
        if self._is_owed(event.deadline):
            return say.TOLD if event.owing else say.ALL_DONE
        return say.STILL_TO_DO if event.owing else say.NOTHING_TO_DO

    def _is_owed(self, deadline: str) -> bool:
        return any(one.deadline == deadline for one in self.word.definition.obligations.values())

    def _dated(self, label: Label, event: Setting) -> str:
        return self._say(label, deadline=self._named(event.deadline, event.occurrence), day=day(event.last_day))

    def _named(self, deadline: str, occurrence: str) -> str:
        """What a deadline is called, with its round where it has one."""
        name = self.word.label("deadlines", deadline)
        return f"{name}, {occurrence_in_words(occurrence, self.language)}" if occurrence else name

    def _rung_named(self, event: RungFired | RungSkipped) -> str:
        what = self.word.rung(event.deadline, event.rung)
        return f"{what} ({occurrence_in_words(event.occurrence, self.language)})" if event.occurrence else what

    def on_day_off(self, event: DeadlineArmed) -> Iterator[str]:
        """The deadline with its day, where that is a day off or was moved off one."""
        deadline = self.word.definition.deadlines.get(DeadlineId(event.deadline))
        stays = deadline is None or deadline.roll is Roll.NONE
        about = [*self._off(event), *(() if stays else self._moved(event))]
        if about:
            yield ". ".join((self._dated(say.ARMED, event), *about))

    def _off(self, event: DeadlineArmed) -> Iterator[str]:
        last = date.fromisoformat(event.last_day)
        if seed_days_off(last.year).is_off(last):
            yield self._say(say.DAY_OFF, day=day(last), weekday=weekday_in_words(last, self.language))

    def _moved(self, event: DeadlineArmed) -> Iterator[str]:
        if event.named_day != event.last_day:
            yield self._say(say.NAMED, day=day(event.named_day))

    def _about_day(self, event: DeadlineArmed) -> Iterator[str]:
        """What the calendar does to a deadline: its window, a day off, the day it was moved from."""
        if event.opens_on:
            yield self._say(say.OPENS, day=day(event.opens_on))
        yield from self._off(event)
        yield from self._moved(event)

    def _alone(
        self,
        what: str,
        event: Setting | DeadlineEnded | RungFired | RungSkipped | DeadlinePassed,
    ) -> str:
        """*what*, and the one case it is about: one that was extended, or for which alone the days are counted."""
        if not event.case:
            return what
        counted = any(one.id == event.deadline and one.from_state for one in self.word.definition.deadlines.values())
        return self._say(say.OF_ONE if counted else say.FOR_ONE, what=what, subject=self.subjects[event.case])

    def _numbered(self, number: str) -> str:
        return self._say(say.NUMBER, number=number) if number else ""

    def _say(self, label: Label, **parts: object) -> str:
        return label.said(self.language).format(**parts)
