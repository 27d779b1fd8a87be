"""Deadlines are set: which fall due when, and the rungs that hang on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from workflow.campaign import Campaign
from workflow.case import Case
from workflow.commands import ExtendDeadline
from workflow.dates import Reckoning
from workflow.daysoff import DaysOff
from workflow.deadlines import beginning_of, end_of, local_date, rung_instant
from workflow.definition import Deadline, Definition, Occurrence
from workflow.events import DeadlineArmed, DeadlineEvent, OccurrenceSkipped, RungSkipped
from workflow.ids import StateId

BEGINS = "begins"
"""The rung that opens what a later round owes, at the beginning of its first day."""
PAST_WHEN_ARMED = "past_when_armed"


def reckoning_of(definition: Definition, campaign: Campaign, days_off: DaysOff) -> Reckoning:
    """What the days of *campaign* are counted by, as far as is known."""
    return definition.reckoning(campaign.year, campaign.answers, campaign.milestones, days_off)


def ladder(deadline: Deadline, occurrence: Occurrence, begins: datetime | None = None) -> dict[str, str]:
    """Each rung of *deadline* and the instant it goes out, as ISO 8601 UTC text; `begins` where a round does."""
    rungs = {}
    for rung in deadline.ladder:
        counted_from = occurrence.opens_on if rung.from_opening else occurrence.last_day
        if counted_from:
            rungs[rung.id] = rung_instant(counted_from, rung.days).isoformat()
    return {BEGINS: begins.isoformat(), **rungs} if begins else rungs


def moved_ladder(
    definition: Definition, campaign: Campaign, command: ExtendDeadline, by: Reckoning, now: datetime
) -> dict[str, str]:
    """The ladder of a deadline that is moved. For one case alone nothing begins and nothing opens: that is all's."""
    deadline, which = definition.deadlines[command.deadline], command.occurrence
    moved = Occurrence(id=which, named_day=command.last_day, last_day=command.last_day)
    general = campaign.deadlines.get((deadline.id, which, ""))
    if command.case or general is None:
        return ladder(deadline, moved)
    first_set = (one for one in deadline.occurrences(by, definition.rounds_by(by)) if one.id == which)
    begins_on = next((one.begins_on for one in first_set), None)
    return ladder(deadline, replace(moved, opens_on=general.due.opens_on), begins_later(begins_on, now))


def arm_all(
    definition: Definition, by: Reckoning, now: datetime, before: Reckoning | None = None
) -> Iterator[DeadlineEvent]:
    """Arm every deadline of a campaign that can be worked out now and could not *before*."""
    rounds, rounds_before = definition.rounds_by(by), definition.rounds_by(before) if before else ()
    for deadline in definition.deadlines.values():
        if deadline.from_state is None:
            found = list(deadline.occurrences(by, rounds))
            known = {one.id for one in deadline.occurrences(before, rounds_before)} if before else set()
            fresh = (one for one in found if one.id not in known)
            yield from _arm_or_skip(deadline, fresh, now, several=len(found) > 1 or deadline.each_round)


def arm_for_case(
    definition: Definition, campaign: Campaign, case: Case, state: StateId, by: Reckoning, now: datetime
) -> Iterator[DeadlineEvent]:
    """Arm, for *case* alone, each deadline that is counted from its entering *state* now."""
    entered = replace(by, entered=local_date(now))
    for deadline in definition.deadlines.values():
        if deadline.from_state == state:
            for one in deadline.occurrences(entered):
                before = campaign.deadlines.get((deadline.id, "", case.id))
                revision = before.revision + 1 if before else 1
                yield from _armed(deadline, one, now, revision=revision, case=case.id, counted_from=entered.entered)


def skip_past(
    rungs: dict[str, str], now: datetime, *, deadline: str, revision: int, occurrence: str, case: str
) -> Iterator[RungSkipped]:
    """A note for every rung whose instant is not ahead any more; the beginning of a round is never skipped."""
    for rung, instant in rungs.items():
        if rung != BEGINS and datetime.fromisoformat(instant) <= now:
            yield RungSkipped(
                deadline=deadline,
                revision=revision,
                rung=rung,
                case=case,
                occurrence=occurrence,
                because=PAST_WHEN_ARMED,
            )


def _arm_or_skip(
    deadline: Deadline, occurrences: Iterable[Occurrence], now: datetime, *, several: bool
) -> Iterator[DeadlineEvent]:
    for one in occurrences:
        if several and end_of(one.last_day) <= now:
            last_day = one.last_day.isoformat()
            yield OccurrenceSkipped(deadline=deadline.id, occurrence=one.id, last_day=last_day, because=PAST_WHEN_ARMED)
        else:
            yield from _armed(deadline, one, now)


def _armed(
    deadline: Deadline,
    one: Occurrence,
    now: datetime,
    *,
    revision: int = 1,
    case: str = "",
    counted_from: date | None = None,
) -> Iterator[DeadlineEvent]:
    rungs = ladder(deadline, one, begins_later(one.begins_on, now))
    yield DeadlineArmed(
        deadline=deadline.id,
        named_day=one.named_day.isoformat(),
        last_day=one.last_day.isoformat(),
        due_at=end_of(one.last_day).isoformat(),
        rungs=rungs,
        revision=revision,
        occurrence=one.id,
        opens_on=one.opens_on.isoformat() if one.opens_on else "",
        case=case,
        counted_from=counted_from.isoformat() if counted_from else "",
    )
    yield from skip_past(rungs, now, deadline=deadline.id, revision=revision, occurrence=one.id, case=case)


def begins_later(begins_on: date | None, now: datetime) -> datetime | None:
    """The instant at which that day begins, while it is still ahead of *now*; None otherwise."""
    begins = beginning_of(begins_on) if begins_on else None
    return begins if begins and begins > now else None
