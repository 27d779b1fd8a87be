"""The parts of a letter that say what is owed, which papers it needs, and what may still help who is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.words import occurrence_in_words, way_out_in_words
from workflow.case import Case
from workflow.definition import Deadline, Definition, Late
from workflow.guards import AllOf, Guard, HasDocument
from workflow.ids import DeadlineId, DocumentKindId
from workflow.refusals import WayOut
from workflow.waiting import deadlines_in


def owed_in_words(definition: Definition, case: Case, deadline: DeadlineId, language: str) -> str:
    """What is to be done: the obligation or the move, with its round or day; "(khuyến khích)" where nobody must."""
    obligation = definition.obligations.get(case.track)
    track = definition.track_of(case.track)
    bounded = (move for move in track.leaving(case.state) if move.roles and deadline in deadlines_in(move.guard))
    named = track if obligation else next(bounded, track)
    label, title = named.label.said(language), track.title_of(case.fields)
    label = f"{label} “{title}”" if title else label
    freely = {"vi": " (khuyến khích)", "en": " (encouraged)"}[language] if obligation and obligation.encouraged else ""
    return in_round(f"{label}{freely}", case, language)


def in_round(label: str, case: Case, language: str) -> str:
    """*label* with the round or the day that the case belongs to, where it belongs to one."""
    return f"{label}, {occurrence_in_words(case.occurrence, language)}" if case.occurrence else label


def papers_needed(definition: Definition, cases: Sequence[Case], language: str) -> list[str]:
    """The papers that are needed to be done with it."""
    kinds: dict[DocumentKindId, None] = {}
    for case in cases:
        obligation = definition.obligations.get(case.track)
        moves = definition.track_of(case.track).leaving(case.state)
        bounded = (move for move in moves if any(deadlines_in(move.guard)))
        owed = obligation.documents if obligation else [kind for move in bounded for kind in _needed(move.guard)]
        kinds |= dict.fromkeys(kind for kind in owed if kind not in case.documents)
    return [definition.documents[kind].label.said(language) for kind in kinds]


def _needed(guard: Guard) -> Iterator[DocumentKindId]:
    """The papers that *guard* asks for whatever else is the case: not those of one condition among several."""
    match guard:
        case HasDocument():
            yield guard.document
        case AllOf():
            for part in guard.parts:
                yield from _needed(part)
        case _:
            pass


def ways_out(definition: Definition, deadline: Deadline, cases: Sequence[Case], language: str) -> list[str]:
    """What may still help who is late: only what somebody of the plan may grant."""
    if deadline.late is Late.ALLOW_AND_MARK:
        return []
    owed = (definition.obligations.get(case.track) for case in cases)
    ways = [WayOut.ASK_FOR_EXTENSION] if deadline.extended_by else []
    if any(obligation.waived_by for obligation in owed if obligation):
        ways.append(WayOut.ASK_FOR_WAIVER)
    if deadline.proof:
        ways.append(WayOut.SHOW_PROOF_OF_RECEIPT)
    return [way_out_in_words(way, language) for way in ways]
