"""Before a sitting is opened: who will sit at it, and what conflicts of interest they will have."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from services.recusals.grounds import derived
from services.store import cases as rows
from services.store import councils
from services.store.work import Work
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import local_date
from workflow.definition import Definition
from workflow.definition.councils import CouncilRule, SeatKind
from workflow.ids import MotionId, PersonId


def seats_of(work: Work, sitting: Sitting) -> Mapping[PersonId, SeatKind]:
    """Who sits at *sitting*: once it was opened, whoever sat; before, whoever is seated on the day it is called for."""
    if sitting.state is SittingState.CALLED or not sitting.seats:
        council = councils.load(work, sitting.campaign, sitting.council)
        composition = council.composition_on(local_date(sitting.called_for)) if council else None
        return composition.seats if composition else {}
    return sitting.seats


def conflicts_of(
    work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting, people: Collection[PersonId]
) -> dict[tuple[MotionId, PersonId], str]:
    """For each motion and each of *people* with a conflict of interest, why: what was declared, and what will follow."""
    flagged = {which: because for which, because in sitting.conflicts.items() if which[1] in people}
    if sitting.state is not SittingState.CALLED:
        return flagged
    about = rows.load(work, list(sitting.agenda.values()))
    return {**derived(work, definition, rule, sitting.agenda, about, people), **flagged}
