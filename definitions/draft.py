"""What a rule sees of a plan: its composed nodes, what is declared where, and what names it. May still be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from definitions.draft_days import DeadlineDraft, WindowDraft, due_days, windows_of
from definitions.draft_tracks import TrackDraft
from definitions.language import PLAN
from definitions.law import LawBooks, LawOfVotes, shipped_books
from definitions.nodes import MapNode, TextNode
from definitions.reading.deadlines import rounds
from definitions.registers import Register, register_of
from definitions.shapes import Ref, Shape, Visit, walk
from definitions.values import FULL_DATE, LEAP_YEAR, YEAR_NUMBER, full_date
from workflow.dates import ISSUED, Reckoning, Round
from workflow.ids import OptionId, QuestionId

ROUNDS_LOOKED_AT = 60
"""Of very many rounds the first and the last are enough to find a mistaken day."""


@dataclass(frozen=True)
class Draft:
    """A composed plan, every node of it met once with its shape; the register of its facts where there is one.

    `law` is the law of votes it was composed with, or that of `books`, the law an installation goes by.
    """

    root: MapNode
    met: tuple[Visit, ...]
    register: Register | None
    law: LawOfVotes
    books: LawBooks

    @classmethod
    def of(cls, root: MapNode, law: LawOfVotes | None = None, books: LawBooks | None = None) -> Draft:
        known = books or shipped_books()
        return cls(root, tuple(walk(root, PLAN)), register_of(root.text("plan")), law or known.votes, known)

    def section(self, name: str) -> MapNode:
        """The things declared in *name*, such as `roles`."""
        return self.root.below(name)

    def references(self, section: str) -> Iterator[TextNode]:
        """Every place that names something of *section*."""
        return iter(self._references.get(section, ()))

    def maps(self) -> Iterator[tuple[MapNode, Shape]]:
        """Every mapping whose meaning is known, with its shape."""
        return ((visit.node, visit.shape) for visit in self.met if isinstance(visit.node, MapNode))

    def tracks(self) -> Iterator[TrackDraft]:
        """Every track that is written as one."""
        return iter(self._tracks.values())

    def track(self, name: str) -> TrackDraft | None:
        """The track of that id."""
        return self._tracks.get(name)

    def has_choice(self, field: str, value: str) -> bool:
        """Whether that value is among the choices of that field."""
        return value in self.section("fields").below(field).below("choices").entries

    @cached_property
    def due(self) -> tuple[DeadlineDraft, ...]:
        """Every day a deadline names and that can be read: one for each round, and for each answer to its question."""
        deadlines = self.section("deadlines").maps()
        return tuple(one for key, node in deadlines for one in due_days(key, node, self._reckonings(node)))

    @cached_property
    def windows(self) -> tuple[WindowDraft, ...]:
        """Every window both ends of which can be worked out now."""
        deadlines = self.section("deadlines").maps()
        return tuple(one for key, node in deadlines for one in windows_of(key, node, self._reckonings(node)))

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds as answered in the plan; none while they can't be worked out."""
        try:
            read = rounds(self.root.below("rounds"))
            return tuple(read.each(self.reckoning)) if read and self.year else ()
        except (ValueError, KeyError, OverflowError):
            return ()

    @cached_property
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

    @cached_property
    def _tracks(self) -> Mapping[str, TrackDraft]:
        asked: dict[str, list[str]] = {}
        for key, consultation in self.section("consultations").maps():
            asked.setdefault(consultation.text("track"), []).append(key.text)
        tracks = self.section("tracks").maps()
        return {key.text: TrackDraft(key, node, tuple(asked.get(key.text, ()))) for key, node in tracks}

    @cached_property
    def _references(self) -> Mapping[str, tuple[TextNode, ...]]:
        found: dict[str, list[TextNode]] = {}
        for visit in self.met:
            if isinstance(visit.shape, Ref) and isinstance(visit.node, TextNode):
                found.setdefault(visit.shape.section, []).append(visit.node)
        return {section: tuple(names) for section, names in found.items()}

    def _reckonings(self, node: MapNode) -> tuple[Reckoning, ...]:
        """One for each round where a deadline falls due in every round; none while the year can't be read."""
        if node.text("each_round") == "yes":
            known = self.reckoning
            return tuple(
                Reckoning(year=one.first_day.year, round=one, milestones=known.milestones, answers=known.answers)
                for one in (*self.rounds[:ROUNDS_LOOKED_AT], *self.rounds[ROUNDS_LOOKED_AT:][-1:])
            )
        return (self.reckoning,) if self.year else ()
