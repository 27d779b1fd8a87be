"""What a tally committee counted for several motions, entered in one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from services.access import Actor
from services.councils.looking import known_to
from services.councils.sitting import perform
from services.store.work import Work
from workflow.councils.commands import EnterCount
from workflow.councils.tallying import Votes
from workflow.errors import Refused
from workflow.ids import MotionId
from workflow.refusals import Refusal, WayOut


def enter_counts(
    work: Work, who: Actor, sitting: str, counts: Mapping[MotionId, Votes], version: int | None = None
) -> None:
    """Enter those counts, all of them or (raising `Refused`) none; the place of a refusal begins with its motion.

    A count that stands already is not entered again. Raises as `perform` does, and `Refused` when there is nothing to enter.
    """
    if not counts:
        raise Refused("enter_count", (Refusal("no_count_entered", {}, (WayOut.FILL_IN,), "counts"),))
    stands = known_to(work, who, sitting).counted
    unmet: list[Refusal] = []
    for motion, votes in counts.items():
        if motion in stands and stands[motion][0] == votes:
            continue
        try:
            perform(work, who, sitting, EnterCount(motion=motion, votes=votes), version)
            version = None
        except Refused as refused:
            if not all(one.place for one in refused.refusals):
                raise
            unmet += [replace(one, place=f"{motion}.{one.place}") for one in refused.refusals]
    if unmet:
        raise Refused("enter_count", tuple(unmet))
