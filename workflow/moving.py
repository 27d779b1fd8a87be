"""Deadlines follow when what they are counted by changes: the working calendar, or the day of a milestone.

A deadline that somebody extended stays on the day that was granted, unless the plan's own rule now gives a later one;
when the rule comes back, so does the day that was granted.
What is over stays over, and nothing is moved to a day that is over: a change of the calendar makes nobody late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from workflow.arming import begins_later, ladder, skip_past
from workflow.campaign import ArmedDeadline, Campaign, DeadlineKey
from workflow.dates import Reckoning
from workflow.deadlines import end_of
from workflow.definition import Deadline, Definition, Occurrence
from workflow.events import DeadlineEvent, DeadlineMoved


class Stays(StrEnum):
    """Why a deadline stays where it is, although its rule gives another day now."""

    OVER = "over"
    INTO_THE_PAST = "into_the_past"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """A deadline that does not follow a change: where it stands, the day its rule gives now, and why it stays."""

    key: DeadlineKey
    last_day: date
    by_rule: date
    why: Stays


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


def staying(
    definition: Definition, campaign: Campaign, before: Reckoning, by: Reckoning, now: datetime
) -> Iterator[Staying]:
    """Every armed deadline whose rule gives another day *by* what holds now than *before*, and that stays all the same."""
    for deadline in definition.deadlines.values():
        was = {key: one.last_day for key, one in _as_counted(definition, deadline, campaign, before)}
        for key, one in _as_counted(definition, deadline, campaign, by):
            armed = campaign.deadlines[key]
            why = _stays_because(armed, one, now)
            if why is not None and was.get(key, one.last_day) != one.last_day:
                yield Staying(key=key, last_day=armed.due.last_day, by_rule=one.last_day, why=why)


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
    differs = (_day_of(armed, one), one.opens_on) != (stands.last_day, stands.opens_on)
    return differs and _stays_because(armed, one, now) is None


def _day_of(armed: ArmedDeadline, one: Occurrence) -> date:
    """The last day in time: the rule's, or the one that was granted where that is later."""
    return max(one.last_day, armed.granted or one.last_day)


def _stays_because(armed: ArmedDeadline, one: Occurrence, now: datetime) -> Stays | None:
    stands = armed.due
    if end_of(stands.last_day) <= now:
        return Stays.OVER
    if end_of(_day_of(armed, one)) <= now:
        return Stays.INTO_THE_PAST
    kept = armed.granted is not None and one.last_day <= armed.granted == stands.last_day
    return Stays.EXTENDED if kept else None


def _moved(
    deadline: Deadline, one: Occurrence, armed: ArmedDeadline, now: datetime, *, case: str, because: str
) -> Iterator[DeadlineEvent]:
    revision, by_rule = armed.revision + 1, one.last_day
    one = replace(one, last_day=_day_of(armed, one))
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
        by_rule=by_rule.isoformat() if by_rule != one.last_day else "",
    )
    yield from skip_past(rungs, now, deadline=deadline.id, revision=revision, occurrence=one.id, case=case)
