"""Deadlines follow when what they are counted by changes: the working calendar, or the day of a milestone.

A deadline that somebody extended stays on the day that was granted, unless the plan's own rule now gives a later one.
What is over stays over, and nothing is moved to a day that is over: a change of the calendar makes nobody late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from workflow.arming import begins_later, ladder, skip_past
from workflow.campaign import ArmedDeadline, Campaign, DeadlineKey
from workflow.dates import Reckoning
from workflow.deadlines import end_of
from workflow.definition import Deadline, Definition, Occurrence
from workflow.events import DeadlineEvent, DeadlineMoved


def realigned(
    definition: Definition, campaign: Campaign, by: Reckoning, now: datetime, because: str
) -> Iterator[DeadlineEvent]:
    """Move every armed deadline of *campaign* whose rule gives another day when counted *by* what holds now.

    `because` says what changed, for the history: `calendar` or `milestone`. Of deadlines of single cases, those are
    looked at that *campaign* was loaded with.
    """
    for deadline in definition.deadlines.values():
        for key, one in _as_counted(definition, deadline, campaign, by):
            armed = campaign.deadlines[key]
            if _moves(armed, one, now):
                yield from _moved(deadline, one, armed, now, case=key[2], because=because)


def _as_counted(
    definition: Definition, deadline: Deadline, campaign: Campaign, by: Reckoning
) -> Iterator[tuple[DeadlineKey, Occurrence]]:
    """Each armed falling-due of *deadline*, with the days that its rule gives now."""
    if deadline.from_state is None:
        for one in deadline.occurrences(by, definition.rounds_by(by)):
            if (deadline.id, one.id, "") in campaign.deadlines:
                yield (deadline.id, one.id, ""), one
        return
    for key, armed in campaign.deadlines.items():
        if key[0] == deadline.id and armed.counted_from is not None:
            for one in deadline.occurrences(replace(by, entered=armed.counted_from)):
                yield key, one


def _moves(armed: ArmedDeadline, one: Occurrence, now: datetime) -> bool:
    stands = armed.due
    if end_of(stands.last_day) <= now or end_of(one.last_day) <= now:
        return False
    if stands.extended and one.last_day <= stands.last_day:
        return False
    return (one.last_day, one.opens_on) != (stands.last_day, stands.opens_on)


def _moved(
    deadline: Deadline, one: Occurrence, armed: ArmedDeadline, now: datetime, *, case: str, because: str
) -> Iterator[DeadlineEvent]:
    revision = armed.revision + 1
    rungs = ladder(deadline, one, begins_later(one.begins_on, now))
    yield DeadlineMoved(
        deadline=deadline.id,
        named_day=one.named_day.isoformat(),
        last_day=one.last_day.isoformat(),
        due_at=end_of(one.last_day).isoformat(),
        opens_on=one.opens_on.isoformat() if one.opens_on else "",
        rungs=rungs,
        revision=revision,
        because=because,
        occurrence=one.id,
        case=case,
    )
    yield from skip_past(rungs, now, deadline=deadline.id, revision=revision, occurrence=one.id, case=case)
