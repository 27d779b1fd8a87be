"""Which cases a submission carries: those that went along when it was sent, until then those that would go."""

from __future__ import annotations

from collections.abc import Iterator

from services import cases
from services.access import Actor
from services.cases import Looked
from services.cases.carrying import going_along
from services.store import cases as rows
from services.store import history
from services.store.work import Work
from workflow.case import Case
from workflow.definition import Carrying, Definition, Transition
from workflow.errors import NotFound
from workflow.events import TransitionTaken
from workflow.ids import TrackId


def sends(definition: Definition, track: TrackId) -> Transition | None:
    """The move by which a submission on *track* is sent with what it carries; None for other cases."""
    known = definition.track_of(track)
    return next((move for move in known.leaving(known.initial) if move.carries), None)


def carried_by(work: Work, who: Actor, looked: Looked, carrying: Carrying) -> Iterator[Looked]:
    """The cases that *carrying* takes along with *looked*, as far as *who* may see them."""
    carrier, definition = looked.case, looked.definition
    if carrier.state == definition.track_of(carrier.track).initial:
        found = going_along(work, definition, carrier, carrying)
    else:
        found = [one for one in _candidates(work, carrier, carrying) if _went(work, one, carrying)]
    for one in sorted(found, key=lambda case: (case.track, case.unit, case.id)):
        try:
            yield cases.look(work, who, one.id)
        except NotFound:
            continue


def _candidates(work: Work, carrier: Case, carrying: Carrying) -> list[Case]:
    """Every case on those tracks that might have gone along."""
    if carrying.all_units:
        found = rows.of_tracks(work, carrier.campaign, carrying.tracks)
    else:
        found = [one for one in rows.of_units(work, carrier.campaign, [carrier.unit]) if one.track in carrying.tracks]
    return [one for one in found if one.occurrence in ("", carrier.occurrence)]


def _went(work: Work, case: Case, carrying: Carrying) -> bool:
    """Whether *case* took the move that the submission carries."""
    taken = history.of_kinds(work, f"case:{case.id}", [TransitionTaken.kind])
    return any(kept.entry.event["trigger"] in carrying.triggers for kept in taken)
