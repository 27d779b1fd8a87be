"""How complete a dossier is: what of it is there, what its next step still needs, and what a step after that will.

What is needed is asked of the guards of the moves ahead, on the way the case is meant to go, so that a waiver or an
alternative counts here as it counts there. What is entered with a move itself (the figures of a vote, the number of a
decision) is no part of the dossier before it; nor are the minutes of the sitting, or the decision, that makes the move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workflow.case import Case
from workflow.completing import Part, PartKind
from workflow.definition import Definition, Track, Transition
from workflow.facts import FactKind, Facts, Situation
from workflow.guards import AllOf, AnyOf, BySitting, Waivable
from workflow.guards.deciding import ByDecision
from workflow.guards.guard import Guard
from workflow.guards.predicates import FieldIs, FieldReaches, IsAssessed
from workflow.ids import DocumentKindId, FieldId, StateId
from workflow.refusals import Refusal
from workflow.returning import is_returned
from workflow.sealing import papers_of


class Mark(StrEnum):
    """How a part of a dossier stands.

    `unmet` is there, but does not say what is needed (a criterion that is not met); `missing` is needed for the next
    step, `later` for one after it; `returned` has to be completed because the case was returned for it.
    """

    THERE = "there"
    RETURNED = "returned"
    UNMET = "unmet"
    MISSING = "missing"
    LATER = "later"
    NOT_NEEDED = "not_needed"


IN_THE_WAY = frozenset({Mark.RETURNED, Mark.UNMET, Mark.MISSING})
OF_PAPERS = frozenset({"document_missing", "unit_case_lacks_document"})
OF_CRITERIA = frozenset({"assessment_missing", "assessment_not_met"})
OF_FIELDS = frozenset({"field_is_not", "field_out_of_bounds"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one part stands, and the move ahead that needs it first (None where none does)."""

    part: Part
    mark: Mark
    step: Transition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The parts of one case; `returned` says that it waits to be completed, `next_step` what its next move would be."""

    parts: tuple[Standing, ...]
    returned: bool
    next_step: Transition | None

    @property
    def in_the_way(self) -> int:
        """How many parts keep it from its next step."""
        return sum(one.mark in IN_THE_WAY for one in self.parts)

    @property
    def lacking(self) -> int:
        """How many parts it lacks in all, up to the end."""
        return sum(one.mark in IN_THE_WAY or one.mark is Mark.LATER for one in self.parts)


def dossier(definition: Definition, case: Case, facts: Facts, parts: tuple[Part, ...]) -> Dossier:
    """How *case* stands. *facts* hold what `needed` asks for; *parts* are those of its track, by `parts_of`."""
    steps = _ahead(definition.track_of(case.track), case.state)
    found: dict[Part, Standing] = {}
    for place, moves in enumerate(steps):
        for part, there in _lacking(definition, case, moves, facts).items():
            mark = Mark.LATER if place else Mark.UNMET if there else Mark.MISSING
            found.setdefault(part, Standing(part=part, mark=mark, step=moves[0]))
    every = dict.fromkeys((*parts, *found, *_flagged(case)))
    return Dossier(
        parts=tuple(_standing(case, part, found.get(part)) for part in every),
        returned=is_returned(case),
        next_step=steps[0][0] if steps else None,
    )


def needed(track: Track) -> frozenset[FactKind]:
    """The facts that `dossier` needs about cases on *track*."""
    return frozenset().union(*(move.guard.needs() for move in track.transitions if _leads_on(move)))


def parts_of(definition: Definition, track: Track) -> tuple[Part, ...]:
    """The papers, fields and criteria that moves of *track* look for, in the order in which its way asks for them."""
    way = [move for moves in _ahead(track, track.initial) for move in moves]
    found: dict[Part, None] = {}
    for move in (*way, *(move for move in track.transitions if _leads_on(move))):
        papers = papers_of(move.guard) - _brought_along(definition, move)
        fields = _fields_of(move.guard) - frozenset(move.asks)
        found |= {Part(PartKind.DOCUMENT, kind): None for kind in definition.documents if kind in papers}
        found |= {Part(PartKind.FIELD, name): None for name in definition.fields if name in fields}
    return tuple(found)


def _standing(case: Case, part: Part, lacking: Standing | None) -> Standing:
    step = lacking.step if lacking else None
    if is_returned(case) and case.completion is not None and part in case.completion.parts:
        return Standing(part=part, mark=Mark.RETURNED, step=step)
    if lacking is not None:
        return lacking
    there = part.name in case.documents if part.kind is PartKind.DOCUMENT else FieldId(part.name) in case.fields
    return Standing(part=part, mark=Mark.THERE if there else Mark.NOT_NEEDED)


def _flagged(case: Case) -> tuple[Part, ...]:
    named = case.completion.parts if case.completion is not None and is_returned(case) else ()
    return tuple(part for part in named if part.name)


def _ahead(track: Track, state: StateId) -> list[list[Transition]]:
    """The steps from *state* on, the way the case is meant to go: of each, every move that makes it."""
    steps: list[list[Transition]] = []
    seen = {state}
    while True:
        leading = [move for move in track.leaving(state) if _leads_on(move) and move.target not in seen]
        if not leading:
            return steps
        state = leading[0].target
        seen.add(state)
        steps.append([move for move in leading if move.target == state])


def _leads_on(move: Transition) -> bool:
    """Whether *move* is made by somebody to carry the case on; ways out need a reason, deadlines come by themselves."""
    return not move.reason and move.at is None


def _lacking(definition: Definition, case: Case, moves: list[Transition], facts: Facts) -> Mapping[Part, bool]:
    """The parts that the easiest of *moves* lacks; for each whether something is there, though not what is needed."""
    each = [dict(_unmet_parts(definition, case, move, facts)) for move in moves]
    return min(each, key=len)


def _unmet_parts(definition: Definition, case: Case, move: Transition, facts: Facts) -> Iterator[tuple[Part, bool]]:
    itself = tuple(_brought_along(definition, move))
    at = Situation(
        case=replace(case, state=move.source, documents=(*case.documents, *itself)),
        asked=None,
        facts=facts,
        to_be_entered=frozenset(move.asks),
    )
    for refusal in at.certain(move.guard.refusals(at)):
        part = _part_in(refusal)
        if part is not None:
            yield part, part.kind is PartKind.FIELD and FieldId(part.name) in case.fields


def _part_in(refusal: Refusal) -> Part | None:
    """The part of a dossier that *refusal* is about, if it is about one."""
    if refusal.code in OF_PAPERS:
        return Part(PartKind.DOCUMENT, str(refusal.params["document"]))
    if refusal.code in OF_CRITERIA:
        return Part(PartKind.FIELD, str(refusal.params["assessment"]))
    if refusal.code in OF_FIELDS:
        return Part(PartKind.FIELD, str(refusal.params["field"]))
    return None


def _brought_along(definition: Definition, move: Transition) -> frozenset[DocumentKindId]:
    """The paper that comes into the case with *move* itself: the minutes of its sitting, the decision that makes it."""
    parts = move.guard.parts if isinstance(move.guard, AllOf) else ()
    minutes = (definition.councils[part.council].minutes for part in parts if isinstance(part, BySitting))
    decisions = (definition.decisions[part.rule].paper for part in parts if isinstance(part, ByDecision))
    return frozenset(paper for paper in (*minutes, *decisions) if paper)


def _fields_of(guard: Guard) -> frozenset[FieldId]:
    if isinstance(guard, (FieldIs, FieldReaches)):
        return frozenset({guard.field})
    if isinstance(guard, IsAssessed):
        return frozenset({guard.assessment})
    if isinstance(guard, Waivable):
        return _fields_of(guard.part)
    if isinstance(guard, (AllOf, AnyOf)):
        return frozenset().union(*(_fields_of(part) for part in guard.parts))
    return frozenset()
