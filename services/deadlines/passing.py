"""A round begins, a deadline passes: what is owed falls to those who owe it, and the clock makes its moves."""

from __future__ import annotations

from collections.abc import Sequence

from services import campaigns, cases
from services.cases import Asked
from services.deadlines.entries import fired, running, units, waited
from services.registry import definition_of
from services.store import rungs as rows
from services.store.owing import owing
from services.store.rungs import DueRung
from services.store.work import Work
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.events import DeadlinePassed
from workflow.ids import DeadlineId
from workflow.waiting import clock_moves, waiting_states

MOVES_AT_ONCE = 200


def begin(work: Work, beginnings: Sequence[tuple[DueRung, ...]]) -> int:
    """Rounds begin: what they owe falls to those who owe it. Returns how many rungs were settled."""
    claimed = rows.claim(work, {rung.id: "fired" for rungs in beginnings for rung in rungs})
    campaigns_of = running(work, beginnings)
    for rungs in beginnings:
        for rung in rungs:
            if rung.id in claimed:
                before = campaigns_of[rung.campaign]
                campaigns_of[rung.campaign] = campaigns.record(work, before, (fired(rung),))
    return len(claimed)


def lapse(work: Work, passings: Sequence[tuple[DueRung, ...]]) -> int:
    """Take the clock's moves of one deadline of one campaign, a bounded number at a time.

    The rungs of *passings* are settled, and counted in the answer, when the last of their cases has moved.
    """
    due = [rung for rungs in passings for rung in rungs]
    name = DeadlineId(due[0].deadline)
    definition = definition_of(work, running(work, passings)[due[0].campaign].sha256)
    moves = clock_moves(definition, name)
    waiting = owing(work, [waited(rung, tuple(moves)) for rung in due], for_change=True)
    moving, passed = _bounded(due, waiting)
    if moving:
        asked = [Asked(case=c.id, command=TakeTransition(trigger=moves[c.track, c.state])) for c in moving]
        cases.perform(work, None, asked)
    claimed = rows.claim(work, {rung.id: "passed" for rung in passed})
    mine = [rung for rung in passed if rung.id in claimed]
    if mine:
        states = tuple(waiting_states(definition, name))
        overdue = owing(work, [waited(rung, states) for rung in mine])
        entries = tuple(_passed(rung, units(still)) for rung, still in zip(mine, overdue, strict=True))
        campaigns.record_rungs(work, [(running(work, passings)[due[0].campaign], entries)])
    return len(claimed)


def _bounded(due: Sequence[DueRung], waiting: Sequence[Sequence[Case]]) -> tuple[list[Case], list[DueRung]]:
    """The cases to move now, and the rungs that have no more than those."""
    moving: list[Case] = []
    passed: list[DueRung] = []
    for rung, found in zip(due, waiting, strict=True):
        room = MOVES_AT_ONCE - len(moving)
        moving += found[:room]
        if len(found) > room:
            break
        passed.append(rung)
    return moving, passed


def _passed(rung: DueRung, overdue: int) -> DeadlinePassed:
    return DeadlinePassed(
        deadline=rung.deadline, revision=rung.revision, case=rung.case, occurrence=rung.occurrence, owing=overdue
    )
