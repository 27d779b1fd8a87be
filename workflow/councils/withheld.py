"""What of a case is kept from whoever is kept out of its motion: the votes, and whatever they follow from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from workflow.case import Case
from workflow.definition import Definition
from workflow.definition.councils import CouncilRule
from workflow.events import AnyEvent, DocumentFiled, FieldsWritten
from workflow.events.judging import JudgesAssigned, RankingGiven, SheetGiven
from workflow.ids import DocumentKindId, FieldId, MotionId, TrackId
from workflow.sealing import papers_of

SAID_OF_A_MOTION = frozenset({"sitting.conflict_flagged", "sitting.conflict_lifted"})
"""What happens about a motion and tells nothing of its votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """The fields and the kinds of papers of a case that somebody does not see."""

    fields: frozenset[FieldId] = frozenset()
    papers: frozenset[DocumentKindId] = frozenset()

    def __or__(self, other: Withheld) -> Withheld:
        return Withheld(fields=self.fields | other.fields, papers=self.papers | other.papers)

    def __bool__(self) -> bool:
        return bool(self.fields or self.papers)

    def from_case(self, case: Case) -> Case:
        """*case* without what is withheld."""
        return replace(
            case,
            fields={name: value for name, value in case.fields.items() if name not in self.fields},
            documents=tuple(kind for kind in case.documents if kind not in self.papers),
        )

    def tells(self, event: AnyEvent) -> bool:
        """Whether *event* of the case tells of what is withheld."""
        match event:
            case FieldsWritten():
                return not self.fields.isdisjoint(event.all_values())
            case DocumentFiled():
                return event.document_kind in self.papers
            case _:
                return False


def figures(definition: Definition, rule: CouncilRule, track: TrackId) -> Withheld:
    """The votes on a case on *track*, as the council's move writes them, with the papers that go with them."""
    moves = [move for move in definition.track_of(track).transitions if move.trigger == rule.trigger]
    asked = frozenset(field for move in moves for field in move.asks)
    papers = frozenset(kind for move in moves for kind in papers_of(move.guard))
    return Withheld(fields=asked | ({rule.result} if rule.result else frozenset()), papers=papers) | minutes(rule)


def minutes(rule: CouncilRule) -> Withheld:
    """The minutes of a sitting: they tell of every motion, and go into every case."""
    return Withheld(papers=frozenset({rule.minutes} if rule.minutes else ()))


def tells_of_votes(event: AnyEvent, motions: Collection[MotionId]) -> bool:
    """Whether *event* of a sitting tells how one of *motions* was voted."""
    return getattr(event, "motion", None) in motions and event.kind not in SAID_OF_A_MOTION


def tells_of_judging(event: AnyEvent) -> bool:
    """Whether *event* tells who judges which work, or what they gave: nobody reads that while the jury is at work."""
    return isinstance(event, JudgesAssigned | SheetGiven | RankingGiven)
