"""What a member may read because it is before them, wherever the case is."""

from __future__ import annotations

from services.access import Actor
from services.recusals.foreseeing import conflicts_of, seats_of
from services.registry import definition_of
from services.store import campaigns, councils, sittings
from services.store.work import Work
from workflow.councils.sitting import Sitting, SittingState
from workflow.definition.councils import Conflicted
from workflow.ids import CaseId, MotionId, PersonId


def is_before(work: Work, who: Actor, case: str) -> bool:
    """Whether *case* is before *who*: on the agenda of a sitting of theirs, from its call until it is closed.

    Not of a council that is not to know whose the cases are, nor where a conflict of interest keeps them out.
    """
    standing = sittings.load(work, sittings.standing(work, [case]).values())
    return any(case in cases_before(work, who, sitting) for sitting in standing.values())


def is_seated(work: Work, who: Actor, sitting: Sitting) -> bool:
    """Whether *who* sits at *sitting*, or will; while it is called also whoever sits on the council today."""
    if PersonId(who.id) in seats_of(work, sitting):
        return True
    today = councils.seated(work, who.id, work.act.today)
    return sitting.state is SittingState.CALLED and (sitting.campaign, sitting.council) in today


def cases_before(work: Work, who: Actor, sitting: Sitting) -> frozenset[CaseId]:
    """The cases on the agenda of *sitting* that *who* may read as one who sits there, until it is over."""
    campaign = campaigns.load(work, sitting.campaign)
    over = sitting.state not in (SittingState.CALLED, SittingState.OPEN)
    if over or campaign is None or sitting.organisation != who.organisation or not is_seated(work, who, sitting):
        return frozenset()
    definition = definition_of(work, campaign.sha256)
    rule = definition.councils[sitting.council]
    if rule.anonymous:
        return frozenset()
    out = set[MotionId]()
    if rule.conflicted is Conflicted.EXCLUDED:
        out = {motion for motion, _ in conflicts_of(work, definition, rule, sitting, [PersonId(who.id)])}
    return frozenset(case for motion, case in sitting.agenda.items() if motion not in out)
