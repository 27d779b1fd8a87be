"""Whatever an act needs is held in one order, so that nobody waits in a circle: the campaign first, its cases after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.access import Actor, scope_of
from services.registry import definition_of
from services.store import campaigns
from services.store import cases as rows
from services.store.cases import Whereabouts
from services.store.work import Work
from workflow.commands import CancelCase, CaseCommand, TakeTransition
from workflow.consequences import reaches_further
from workflow.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command for one case, and the version its asker had read (None: whichever it is at)."""

    case: str
    command: CaseCommand
    version: int | None = None


def hold_campaign(work: Work, who: Actor, asked: Sequence[Asked]) -> None:
    """Before any case is locked: hold their campaign where the act goes beyond its own case, else keep it running.

    Raises `NotFound` for a case that *who* may not know of.
    """
    found = rows.whereabouts(work, [one.case for one in asked], scope_of(who))
    for one in asked:
        if one.case not in found:
            raise NotFound("case", one.case)
    further = len(asked) > 1 or any(_reaches_further(work, found[one.case], one.command) for one in asked)
    for campaign in sorted({one.campaign for one in found.values()}):
        if further:
            campaigns.lock(work, campaign)
        else:
            campaigns.keep_running(work, campaign)


def _reaches_further(work: Work, where: Whereabouts, command: CaseCommand) -> bool:
    if not isinstance(command, TakeTransition):
        return isinstance(command, CancelCase)
    return reaches_further(definition_of(work, where.sha256), where.track, command.trigger)
