"""What happened in a simulated year, line by line in one language: entries, refusals and letters in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from services.pages.reading import Happened
from services.simulation import sentences as say
from services.simulation.adjusted_told import adjustment_told
from services.simulation.asked_told import asked_in_words
from services.simulation.bodies_told import STREAMS, body_teller, place_of
from services.simulation.due_told import DueTeller
from services.simulation.language import Deed
from services.simulation.running import Rejected, Year
from services.simulation.wording import Wording
from services.store.messages import Kept
from services.store.work import SYSTEM, instant_text
from services.words import day, occurrence_in_words
from workflow.definition import Label
from workflow.events import (
    CampaignClosed,
    CampaignDrafted,
    CampaignLaunched,
    CaseOpened,
    DocumentFiled,
    FieldsWritten,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
    RungFired,
    TransitionTaken,
)
from workflow.waiting import waiting_states

BEFORE, FIRST, ALONG, BY_ITSELF, THEN, LAST = range(6)
"""What one act brings about is told in this order: sittings and decisions, cases, those carried along, obligations met, the campaign, letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened: `who` of which `unit` did `what` about which `subject`; a letter's `who` receives it.

    `round`: the round, or the day, that the subject's case belongs to.

    `kind` is a word for machines, as are the `codes` of a refusal and the kind of `letter`.
    """

    at: datetime
    kind: str
    who: str
    unit: str
    subject: str
    what: str
    details: tuple[str, ...] = ()
    ways_out: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    letter: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A year in one language."""

    year: Year
    language: str
    lines: tuple[Line, ...]


def tell(year: Year, language: str) -> Told:
    """*year* in *language*. One act's effects stand together; equals are told by name, so that two runs read alike."""
    teller = _Teller(year, language)
    keyed = [*teller.entries(), *map(teller.refusal, year.rejected), *map(teller.letter, year.letters)]
    return Told(year, language, tuple(line for _, line in sorted(keyed, key=itemgetter(0))))


Key = tuple[datetime, datetime, int, str, bool, str, int]
"""Business and system time, the turn within one act, a rung with its letters after it, names, sequence."""
Keyed = tuple[Key, Line]


class _Teller:
    """Tells entries, refusals and letters in one language."""

    def __init__(self, year: Year, language: str) -> None:
        self.year = year
        self.language = language
        self.word = Wording(year.definition, language)
        self.due = DueTeller(self.word, year.subjects)
        self.bodies = body_teller(self.word, {one.id: one.name for one in year.people.values()}, year.subjects)
        self.drafted = {one.entry.recorded_at for one in year.happened if isinstance(one.event, CampaignDrafted)}
        self.rounds = {one.id: occurrence_in_words(one.occurrence, language) for one in year.listed if one.occurrence}
        obligations = year.definition.obligations.values()
        self.met_by_themselves = {str(one.id) for one in obligations if one.met_when}
        self.tracks = {one.id: one.track for one in year.listed}
        self.carried = {
            str(track)
            for carrying in year.definition.tracks.values()
            for move in carrying.transitions
            if move.carries
            for track in move.carries.tracks
        }
        self.moved = {
            (one.entry.stream, one.entry.recorded_at) for one in year.happened if isinstance(one.event, TransitionTaken)
        }
        self.moved_together = {
            (one.entry.stream, one.entry.recorded_at)
            for one in year.happened
            if isinstance(one.event, TransitionTaken) and (one.event.sitting or one.event.decision)
        }
        self.fields = {
            (one.entry.stream, one.entry.recorded_at): one.event
            for one in year.happened
            if isinstance(one.event, FieldsWritten)
        }

    def entries(self) -> Iterator[Keyed]:
        for one in self.year.happened:
            line = self._entry(one)
            if line is not None:
                recorded = datetime.fromisoformat(one.entry.recorded_at)
                rung = self._rung(one.event) if isinstance(one.event, RungFired) else ""
                yield (
                    (line.at, recorded, self._turn(one), rung, False, self._about(one, line), one.entry.sequence),
                    line,
                )

    def _about(self, one: Happened, line: Line) -> str:
        """What it is about, so that equals are told in one order whatever their ids are; a sitting keeps its own."""
        if self._apart(one):
            return place_of(one.event)
        identity = one.entry.stream.partition(":")[2]
        subject = line.subject or self.year.subjects.get(getattr(one.event, "case", ""), "")
        return "\0".join((subject, self.tracks.get(identity, ""), self.rounds.get(identity, "")))

    def _apart(self, one: Happened) -> bool:
        return one.entry.stream.startswith(STREAMS)

    def _turn(self, one: Happened) -> int:
        """When it is told among what one act brings about."""
        if self._apart(one):
            return BEFORE
        if not one.entry.stream.startswith("case:"):
            return THEN
        track = self._track(one)
        if isinstance(one.event, TransitionTaken) and track in self.met_by_themselves:
            return BY_ITSELF
        return ALONG if track in self.carried else FIRST

    def refusal(self, one: Rejected) -> Keyed:
        act = one.act
        subject = self.year.subjects.get(one.subject, "")
        if act.deed is Deed.OPEN and act.person:
            subject = next(p.name for p in self.year.people.values() if p.login == act.person)
        who, unit = self._person(one.person)
        line = Line(
            at=one.at,
            kind="refusal",
            who=who,
            unit=unit,
            subject=subject,
            what=asked_in_words(act, self.word),
            details=tuple(said.sentence for said in one.said),
            ways_out=tuple(dict.fromkeys(way for said in one.said for way in said.ways_out)),
            codes=tuple(said.code for said in one.said),
            round=self.rounds.get(one.subject, ""),
        )
        return (one.at, one.recorded_at, FIRST, "", False, subject, 0), line

    def letter(self, one: Kept) -> Keyed:
        who, unit = self._person(one.person)
        line = Line(
            at=one.business_at, kind="letter", who=who, unit=unit, subject="", what=one.subject, letter=one.kind
        )
        rung = self._rung_behind(one)
        turn = THEN if rung else LAST
        return (one.business_at, one.created_at, turn, rung, True, f"{unit}\0{who}\0{one.subject}", 0), line

    def _rung_behind(self, letter: Kept) -> str:
        """The rung that brought *letter* about: that of a single case before that of everybody."""
        about = self.year.told_of[letter.id]
        fired = [
            one.event
            for one in self.year.happened
            if isinstance(one.event, RungFired) and one.entry.recorded_at == instant_text(letter.created_at)
        ]
        tracks = {self.tracks[case] for case in about}
        waiting = {name: waiting_states(self.year.definition, name) for name in self.year.definition.deadlines}
        deadlines = {str(name) for name, states in waiting.items() if any(track in tracks for track, _ in states)}
        openings = {event.deadline for event in fired if event.rung.startswith("opening") and not about}
        mine = [event for event in fired if event.deadline in deadlines | openings and event.case in {"", *about}]
        return max(map(self._rung, mine), default="")

    def _rung(self, event: RungFired) -> str:
        """The deadline a rung is of; names stand where ids would not be the same in every run."""
        return f"{event.deadline}:{event.occurrence}:{self.year.subjects.get(event.case, '')}"

    def _entry(self, one: Happened) -> Line | None:
        told = self._of_case(one) or self._of_campaign(one) or self.due.told(one.event)
        if self._apart(one):
            told = self.bodies.told(one.entry.stream, one.event)
        if told is None:
            return None
        kind, what, details = told
        identity = self.bodies.case_of(one.event) or one.entry.stream.partition(":")[2]
        who, unit = self._person(one.entry.actor)
        return Line(
            at=datetime.fromisoformat(one.entry.business_at),
            kind=kind,
            who=who,
            unit=unit,
            subject=self.year.subjects.get(identity, ""),
            what=what,
            details=tuple(part for part in details if part),
            round=self.rounds.get(identity, ""),
        )

    def _of_case(self, one: Happened) -> tuple[str, str, list[str]] | None:
        match one.event:
            case CaseOpened(opened_because="") as event:
                return "opening", self._say(say.OPENED, track=self.word.track(event.track)), []
            case DocumentFiled() as event if not self._moved_together(one):
                kind = self.word.label("documents", event.document_kind)
                return "paper", self._say(say.FILED, kind=kind), [self._number(event.number)]
            case FieldsWritten() as event if not self._with_a_move(one):
                return "fields", self._say(say.WRITTEN, values="; ".join(self.word.values(event))), []
            case TransitionTaken() as event:
                return "transition", self.word.move(self._track(one), event), [*self._around(one, event)]
        return adjustment_told(one.event, self.word)

    def _moved_together(self, one: Happened) -> bool:
        """Whether it came about with a move that a sitting or a decision made: figures and papers are told there."""
        return (one.entry.stream, one.entry.recorded_at) in self.moved_together

    def _with_a_move(self, one: Happened) -> bool:
        return (one.entry.stream, one.entry.recorded_at) in self.moved

    def _track(self, one: Happened) -> str:
        return self.tracks[one.entry.stream.removeprefix("case:")]

    def _around(self, one: Happened, event: TransitionTaken) -> Iterator[str]:
        """Where a move led, and what was given with it."""
        track = self._track(one)
        yield f"{self.word.state(track, event.source)} → {self.word.state(track, event.target)}"
        written = self.fields.get((one.entry.stream, one.entry.recorded_at))
        if written is not None and not (event.sitting or event.decision):
            yield "; ".join(self.word.values(written))
        if event.received_on:
            yield self._say(say.RECEIVED, day=day(event.received_on), evidence=event.evidence)
        if event.late:
            yield say.LATE.said(self.language)
        if event.reason:
            yield self._say(say.REASON, reason=event.reason)

    def _of_campaign(self, one: Happened) -> tuple[str, str, list[str]] | None:
        match one.event:
            case QuestionAnswered() as event if one.entry.recorded_at not in self.drafted:
                what = self._say(say.ANSWERED, question=self.word.question(event.question))
                basis = self._say(say.BASIS, basis=event.basis) if event.basis else ""
                return "answer", what, [self._say(say.ANSWER, option=self.word.option(event)), basis]
            case ParticipantsSelected() as event:
                what = self._say(say.CHOSEN, units=len(event.units), people=len(event.people))
                return "participants", what, []
            case CampaignLaunched():
                return "launch", say.LAUNCHED.said(self.language), []
            case MilestoneRecorded() as event:
                what = self._say(say.RECORDED, milestone=self.word.label("milestones", event.milestone))
                dated = self._say(say.DATED, number=event.document_number, day=day(event.happened_on))
                unsure = say.PROVISIONAL.said(self.language) if event.provisional else ""
                return "milestone", what, [dated, unsure]
            case CampaignClosed() as event:
                reason = self._say(say.REASON, reason=event.reason) if event.reason else ""
                left = self._say(say.LEFT_OPEN, count=event.open_cases) if event.open_cases else ""
                return "closing", say.CLOSED.said(self.language), [left, reason]
        return adjustment_told(one.event, self.word)

    def _number(self, number: str) -> str:
        return self._say(say.NUMBER, number=number) if number else ""

    def _person(self, identity: str) -> tuple[str, str]:
        """Whose name it is and of which unit; the clock is of none."""
        if identity == SYSTEM:
            return say.THE_CLOCK.said(self.language), ""
        found = self.year.people[identity]
        return found.name, self.year.units[found.unit]

    def _say(self, label: Label, **parts: object) -> str:
        return label.said(self.language).format(**parts)
