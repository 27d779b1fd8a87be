"""What somebody kept out of a motion is told while they convene: to let another enter its votes, and no figures."""

from __future__ import annotations

from services import recusals
from services.access import Actor
from services.access import actor as acting
from services.councils.finding import Found
from services.store import cases, people
from services.store.work import Work
from workflow.councils.commands import EnterCount, SittingCommand
from workflow.councils.sitting import Sitting
from workflow.errors import Refused
from workflow.ids import PersonId
from workflow.refusals import Refusal

OF_VOTES = frozenset({"votes_do_not_add_up", "conflicted_must_abstain", "casting_vote_missing", "votes_below_zero"})
"""Refusals of closing a sitting whose figures, or that they come at all, tell of votes."""


def others_to_enter(
    work: Work, who: Actor, found: Found, sitting: Sitting | None, command: SittingCommand
) -> frozenset[PersonId] | None:
    """Where *who* is kept out of the motion whose count they enter: who else convenes and is not. None where they are not."""
    if not isinstance(command, EnterCount) or sitting is None or command.motion not in sitting.agenda:
        return None
    about = cases.load(work, [sitting.agenda[command.motion]])
    kept_from = (work, found.definition, found.rule, sitting, about)
    if command.motion not in recusals.kept_out(*kept_from, who):
        return None
    held = people.holders(work, found.campaign.organisation, found.rule.convened_by, [], work.act.today)
    others = (acting(work, person.id) for _, person in held if person.id != who.id)
    free = (one for one in others if one and command.motion not in recusals.kept_out(*kept_from, one))
    return frozenset(PersonId(one.id) for one in free)


def without_figures(work: Work, who: Actor, found: Found, sitting: Sitting | None, refused: Refused) -> Refused:
    """*refused*; to somebody from whom a motion of *sitting* is sealed, whatever tells of votes in one word."""
    if refused.trigger != "close_sitting" or sitting is None:
        return refused
    if not recusals.sealed_motions(work, found.definition, found.rule, sitting, who):
        return refused
    said = (Refusal("votes_withheld") if one.code in OF_VOTES else one for one in refused.refusals)
    return Refused(refused.trigger, tuple(dict.fromkeys(said)))
