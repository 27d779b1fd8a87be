"""What can be flagged when a case is returned, and what was: its parts, and those of the cases it carries."""

from __future__ import annotations

from dataclasses import dataclass

from services.access import Actor
from services.cases.carrying import going_along
from services.cases.looking import Looked, event_of, history_of
from services.naming import subjects
from services.store import cases as rows
from services.store.work import Work
from workflow.case import Case
from workflow.completing import ALL_OF_IT, Part, part_of
from workflow.definition import Transition
from workflow.engine import Offer
from workflow.events import PartsFlagged
from workflow.ids import CaseId, TrackId
from workflow.returning import flaggable


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaggable:
    """Parts that can be flagged: of the case itself, or of the `case` on `track` about `subject` that it carries along."""

    parts: tuple[Part, ...]
    case: CaseId | None = None
    track: TrackId | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToComplete:
    """A part that was flagged, and what was said of it; with `case`, one that is carried, about `subject`."""

    part: Part
    note: str = ""
    case: CaseId | None = None
    subject: str = ""


def flaggable_with(work: Work, looked: Looked, offer: Offer) -> tuple[Flaggable, ...]:
    """What can be flagged with the move that *offer* is about: the case's own parts first, then each carried case's."""
    if offer.flaggable is None:
        return ()
    carried = carried_by(work, looked, offer.transition)
    named = subjects(work, carried)
    tracks, move = looked.definition.tracks, offer.transition
    found = [Flaggable(parts=offer.flaggable)] if offer.flaggable or not carried else []
    for other in carried:
        trigger = move.carries.triggers[0] if move.carries else move.trigger
        state = looked.definition.moves[other.track, other.state, trigger][0].target
        parts = (*flaggable(looked.definition, tracks[other.track], state), ALL_OF_IT)
        found.append(Flaggable(parts=parts, case=other.id, track=other.track, subject=named[other.id]))
    return tuple(found)


def asked_of(work: Work, who: Actor, looked: Looked) -> tuple[ToComplete, ...]:
    """What has to be completed, as far as that still stands; with the notes, unless they were erased."""
    if looked.case.completion is None:
        return ()
    told = (event_of(kept) for kept in history_of(work, who, looked.case.id))
    last = next((one for one in reversed(list(told)) if isinstance(one, PartsFlagged)), None)
    if last is None:
        return ()
    own = [ToComplete(part=part_of(text), note=last.notes.get(text, "")) for text in last.parts]
    named = subjects(work, rows.load(work, {place.partition(" ")[0] for place in last.carried}).values())
    return (*own, *(_asked_along(place, last, named) for place in last.carried))


def _asked_along(place: str, event: PartsFlagged, named: dict[str, str]) -> ToComplete:
    case, _, text = place.partition(" ")
    return ToComplete(
        part=part_of(text), note=event.notes.get(place, ""), case=CaseId(case), subject=named.get(case, case)
    )


def carried_by(work: Work, looked: Looked, move: Transition) -> list[Case]:
    """The cases that *move* would carry along now."""
    return going_along(work, looked.definition, looked.case, move.carries) if move.carries else []
