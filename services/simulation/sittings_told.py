"""Councils and their sittings, told: composed, called, opened, each result with its arithmetic, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.simulation import sentences as say
from services.simulation.wording import Wording
from services.words import day
from workflow.definition import Label
from workflow.definition.councils import Because, SeatKind
from workflow.definition.votes import Denominator
from workflow.events import AnyEvent
from workflow.events.councils import CouncilComposed
from workflow.events.sittings import (
    AgendaChanged,
    AttendanceTaken,
    ConflictFlagged,
    MinutesFiled,
    MotionDecided,
    SittingCalled,
    SittingCalledOff,
    SittingClosed,
    SittingOpened,
)
from workflow.ids import CouncilId

Told = tuple[str, str, list[str]]


@dataclass(slots=True)
class SittingTeller:
    """Tells of sittings in one language, each after what was told of it before; `people` names whoever sits."""

    word: Wording
    people: Mapping[str, str]
    councils: dict[str, str] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)

    def told(self, stream: str, event: AnyEvent) -> Told | None:
        """The kind, the sentence and the details of *event*; None for one that needs no telling."""
        match event:
            case CouncilComposed():
                return self._composed(event)
            case SittingCalled():
                self.councils[stream] = event.council
                self.cases |= dict(event.agenda)
                return (
                    "sitting_called",
                    self._named(say.CALLED, stream),
                    [self._say(say.ON_AGENDA, cases=len(event.agenda))],
                )
            case AgendaChanged():
                self.cases |= dict(event.added)
            case SittingOpened():
                self.members[stream] = len(event.seats)
                return (
                    "sitting_opened",
                    self._named(say.SITTING_OPENED, stream),
                    [*self._numbered(event.decision_number)],
                )
            case AttendanceTaken():
                return "attendance", self._attended(stream, event), []
            case _:
                return self._decided(stream, event)
        return None

    def case_of(self, event: AnyEvent) -> str:
        """The case that *event* of a sitting is about; empty where it is about the sitting as a whole."""
        return self.cases.get(getattr(event, "motion", ""), "")

    def _decided(self, stream: str, event: AnyEvent) -> Told | None:
        """What a sitting comes to, and who was kept out of what."""
        match event:
            case ConflictFlagged():
                because = say.BECAUSE[Because(event.because)].said(self.word.language)
                what = self._say(say.CONFLICT, member=self.people[event.member], because=because)
                return "conflict", what, []
            case MinutesFiled():
                return "minutes", self._named(say.MINUTES, stream), [*self._numbered(event.number)]
            case MotionDecided():
                result = say.CARRIED if event.carried else say.LOST
                return "result", result.said(self.word.language), self._reckoned(event)
            case SittingClosed():
                return "sitting_closed", self._named(say.SITTING_CLOSED, stream), []
            case SittingCalledOff():
                return (
                    "sitting_called_off",
                    self._named(say.CALLED_OFF, stream),
                    [self._say(say.REASON, reason=event.reason)],
                )
        return None

    def _composed(self, event: CouncilComposed) -> Told:
        council = self.word.label("councils", event.rule)
        kinds = Counter(event.seats.values())
        seats = (
            f"{say.SEATS[kind].said(self.word.language)}: "
            + ", ".join(sorted(self.people[one] for one, seat in event.seats.items() if seat == kind))
            for kind in SeatKind
            if kinds[kind]
        )
        what = self._say(say.COMPOSED, council=council, members=len(event.seats))
        dated = self._say(say.DATED, number=event.decision_number, day=day(event.decided_on))
        return "composition", what, [dated, "; ".join(seats)]

    def _attended(self, stream: str, event: AttendanceTaken) -> str:
        label = say.ATTENDED_AND_WRITTEN if event.written else say.ATTENDED
        return self._say(label, present=len(event.present), members=self.members[stream], written=len(event.written))

    def _reckoned(self, event: MotionDecided) -> list[str]:
        """The votes as they were given, and what they are measured by."""
        of = say.OF[Denominator(event.of)].said(self.word.language)
        votes = self._say(
            say.VOTES,
            in_favour=event.in_favour,
            against=event.against,
            abstained=event.abstained,
            invalid=event.invalid,
        )
        needed = self._say(say.NEEDED, in_favour=event.in_favour, base=event.base, of=of, needed=event.needed)
        quorum = self._say(say.QUORUM, present=event.present, members=event.members, needed=event.present_needed)
        return [votes, needed, quorum, say.BY_CHAIR.said(self.word.language) if event.by_casting_vote else ""]

    def _named(self, label: Label, stream: str) -> str:
        return self._say(label, council=self.word.label("councils", CouncilId(self.councils[stream])))

    def _numbered(self, number: str) -> list[str]:
        return [self._say(say.NUMBER, number=number)] if number else []

    def _say(self, label: Label, **parts: object) -> str:
        return label.said(self.word.language).format(**parts)
