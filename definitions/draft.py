"""What a rule sees of a plan: its composed nodes, what is declared where, and what names it. May still be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from definitions.language import GUARD, OPEN_STATES, PLAN, TRACK
from definitions.nodes import MapNode, TextNode, one_or_many
from definitions.reading.deadlines import rounds
from definitions.reading.tracks import moves_of
from definitions.registers import Register, register_of
from definitions.shapes import Ref, Shape, Visit, walk
from definitions.values import DAY, FULL_DATE, LEAP_YEAR, YEAR_NUMBER, day_rule, full_date
from workflow.dates import ISSUED, Reckoning, Round
from workflow.deadlines import Bound, DateRule
from workflow.ids import OptionId, QuestionId


@dataclass(frozen=True, slots=True)
class Move:
    """A transition as written, with the states it starts from by name."""

    trigger: TextNode
    node: MapNode
    sources: tuple[str, ...]

    @property
    def target(self) -> str:
        return self.node.text("to")


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """A track as written: its states and its moves."""

    id: TextNode
    node: MapNode

    @property
    def states(self) -> Mapping[str, TextNode]:
        """Each state under its id, with the key that declares it."""
        return {key: entry.key for key, entry in self.node.below("states").entries.items()}

    def is_final(self, state: str) -> bool:
        return self.node.below("states").below(state).text("final") == "yes"

    def moves(self) -> Iterator[Move]:
        """Every transition, with `open` spelled out."""
        open_states = tuple(state for state in self.states if not self.is_final(state))
        for trigger, node in moves_of(self.node):
            named = node.texts("from")
            yield Move(trigger, node, open_states if OPEN_STATES in named else named)

    def named_states(self) -> Iterator[TextNode]:
        """Every place in the track that names one state; `open` in a `from` names many."""
        yield from self.node.scalars("initial")
        for _, node in moves_of(self.node):
            yield from (named for named in node.scalars("from") if named.text != OPEN_STATES)
            yield from node.scalars("to")

    def guards(self) -> Iterator[MapNode]:
        """Every guard of the track, those inside others too."""
        for visit in walk(self.node, TRACK):
            if visit.shape is GUARD and isinstance(visit.node, MapNode):
                yield visit.node

    def fields_asked(self) -> frozenset[str]:
        """The fields that opening a case, or some transition of the track, asks for."""
        asking = (self.node, *(node for _, node in moves_of(self.node)))
        return frozenset(asked for node in asking for asked in node.texts("asks"))


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """One day of a deadline as written, and the last day in time that it comes to, where there is one."""

    id: TextNode
    node: MapNode
    named: TextNode
    last_day: date | None


@dataclass(frozen=True, slots=True)
class WindowDraft:
    """A deadline with an opening: the first and last day between which something may be done."""

    id: TextNode
    node: MapNode
    opening: TextNode
    first_day: date
    last_day: date


def days_named(node: MapNode) -> Iterator[tuple[Bound, TextNode]]:
    """Each day that a deadline writes out, with the word it stands under, those under a question's answers too."""
    for _, reading in node.below("reading").below("answers").maps():
        yield from days_named(reading)
    for bound in Bound:
        written = node.value(bound)
        for one in one_or_many(written) if written else ():
            answers = one.below("answers").entries if isinstance(one, MapNode) else {}
            texts = [one] if isinstance(one, TextNode) else [entry.value for entry in answers.values()]
            yield from ((bound, text) for text in texts if isinstance(text, TextNode))


def _last_day(rule: DateRule, by: Reckoning) -> date | None:
    try:
        return rule.last_day(by)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed plan, every node of it met once with its shape, and the register of its facts where there is one."""

    root: MapNode
    met: tuple[Visit, ...]
    register: Register | None

    @classmethod
    def of(cls, root: MapNode) -> Draft:
        return cls(root, tuple(walk(root, PLAN)), register_of(root.text("plan")))

    def section(self, name: str) -> MapNode:
        """The things declared in *name*, such as `roles`."""
        return self.root.below(name)

    def references(self, section: str) -> Iterator[TextNode]:
        """Every place that names something of *section*."""
        wanted = Ref(section)
        for visit in self.met:
            if visit.shape == wanted and isinstance(visit.node, TextNode):
                yield visit.node

    def maps(self) -> Iterator[tuple[MapNode, Shape]]:
        """Every mapping whose meaning is known, with its shape."""
        return ((visit.node, visit.shape) for visit in self.met if isinstance(visit.node, MapNode))

    def tracks(self) -> Iterator[TrackDraft]:
        """Every track that is written as one."""
        return (TrackDraft(key, node) for key, node in self.section("tracks").maps())

    def track(self, name: str) -> TrackDraft | None:
        """The track of that id."""
        return next((track for track in self.tracks() if track.id.text == name), None)

    def deadlines(self) -> Iterator[DeadlineDraft]:
        """Every day a deadline names and that can be read: one for each round, and for each answer to its question."""
        for key, node in self.section("deadlines").maps():
            for bound, named in days_named(node):
                if DAY.takes(named.text) and DAY.means_something(named.text):
                    rule = DateRule(day_rule(named.text), bound)
                    for by in self._reckonings(node):
                        yield DeadlineDraft(key, node, named, _last_day(rule, by))

    def windows(self) -> Iterator[WindowDraft]:
        """Every window both ends of which can be worked out now."""
        for key, node in self.section("deadlines").maps():
            opening = node.scalar("from")
            last = next((one.last_day for one in self.deadlines() if one.id is key), None)
            if opening and last and DAY.takes(opening.text) and DAY.means_something(opening.text):
                first = _last_day(DateRule(day_rule(opening.text), Bound.THROUGH), self.reckoning)
                if first:
                    yield WindowDraft(key, node, opening, first, last)

    def rounds(self) -> tuple[Round, ...]:
        """The rounds as answered in the plan; none while they can't be worked out."""
        try:
            read = rounds(self.root.below("rounds"))
            return tuple(read.each(self.reckoning)) if read and self.year else ()
        except (ValueError, KeyError, OverflowError):
            return ()

    def _reckonings(self, node: MapNode) -> Iterator[Reckoning]:
        if node.text("each_round") == "yes":
            for one in self.rounds():
                yield Reckoning(year=one.first_day.year, round=one)
        elif self.year:
            yield self.reckoning

    @property
    def reckoning(self) -> Reckoning:
        """What days are counted by before anything has happened, under the plan's own answers."""
        questions = self.section("questions").maps()
        answers = {QuestionId(key.text): OptionId(one.text("answer")) for key, one in questions if one.text("answer")}
        issued = {ISSUED: self.issued_on} if self.issued_on else {}
        return Reckoning(year=self.year or LEAP_YEAR, milestones=issued, answers=answers)

    @property
    def year(self) -> int | None:
        """The year its days belong to, once it can be read."""
        text = self.root.text("year")
        return int(text) if YEAR_NUMBER.takes(text) else None

    @property
    def issued_on(self) -> date | None:
        """The day the plan was issued, once it can be read."""
        text = self.root.below("source").text("date")
        return full_date(text) if FULL_DATE.takes(text) and FULL_DATE.means_something(text) else None
