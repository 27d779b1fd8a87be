"""A campaign is suspended and goes on again: what stands still meanwhile, and which deadlines move by the pause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from workflow.arming import ladder, reckoning_of, skip_past
from workflow.campaign import ArmedDeadline, Campaign, CampaignState, DeadlineKey, evolve_campaign
from workflow.commands import Moving, ResumeCampaign, SuspendCampaign
from workflow.dates import Reckoning
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import end_of, local_date
from workflow.definition import Deadline, Definition, Occurrence
from workflow.errors import Refused
from workflow.events import CampaignEvent, CampaignResumed, CampaignSuspended, DeadlineEvent, DeadlineShifted
from workflow.moving import realigned
from workflow.refusals import Refusal, WayOut


def suspension(definition: Definition, campaign: Campaign) -> Refusal | None:
    """Why nothing moves in *campaign* while it is suspended: since when, and who may resume it. None if it is not."""
    if campaign.state is not CampaignState.SUSPENDED or campaign.suspended_on is None:
        return None
    params = {"since": campaign.suspended_on.isoformat(), "roles": ", ".join(definition.launched_by)}
    return Refusal("campaign_suspended", params, (WayOut.WAIT_FOR_RESUMPTION,))


def suspend(command: SuspendCampaign, now: datetime) -> tuple[CampaignEvent, ...]:
    """What happens when a launched campaign is suspended; raises `Refused` without a reason or a document."""
    unmet = [*_undocumented(command.document_number)]
    if not command.reason.strip():
        unmet.append(Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))
    if unmet:
        raise Refused("suspend", tuple(unmet))
    return (
        CampaignSuspended(
            suspended_on=local_date(now).isoformat(),
            document_number=command.document_number.strip(),
            reason=command.reason.strip(),
        ),
    )


def resume(
    definition: Definition, campaign: Campaign, command: ResumeCampaign, days_off: DaysOff, now: datetime
) -> tuple[CampaignEvent, ...]:
    """What happens when a suspended campaign goes on; *campaign* knows the deadlines of every single case.

    What the calendar changed meanwhile is caught up with. Raises `Refused` without a document.
    """
    unmet = _undocumented(command.document_number)
    if unmet:
        raise Refused("resume", unmet)
    today = local_date(now)
    since = campaign.suspended_on or today
    days = max((today - since).days, 0)
    resumed = CampaignResumed(
        resumed_on=today.isoformat(),
        days=days,
        moving=command.moving.value,
        document_number=command.document_number.strip(),
        reason=command.reason.strip(),
    )
    by = reckoning_of(definition, campaign, days_off)
    running = evolve_campaign(campaign, resumed)
    shifts = list(_shifts(definition, campaign, since, days, by, now)) if command.moving is Moving.SHIFT else []
    for event in shifts:
        running = evolve_campaign(running, event)
    return (resumed, *shifts, *realigned(definition, running, by, now, "calendar"))


def _undocumented(number: str) -> tuple[Refusal, ...]:
    return () if number.strip() else (Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document_number"),)


def _shifts(
    definition: Definition, campaign: Campaign, since: date, days: int, by: Reckoning, now: datetime
) -> Iterator[DeadlineEvent]:
    """Move everything that was still ahead on the day *since* by so many *days*, as far as its roll lets it."""
    pause = timedelta(days=days)
    for key in sorted(campaign.deadlines):
        armed, deadline = campaign.deadlines[key], definition.deadlines[key[0]]
        due = armed.due
        if due.last_day < since:
            continue
        opens_on = due.opens_on + pause if due.opens_on and due.opens_on > since else due.opens_on
        last_day = _granted(deadline, due.last_day + pause, by, local_date(now))
        if (last_day, opens_on) != (due.last_day, due.opens_on):
            one = Occurrence(id=key[1], named_day=last_day, last_day=last_day, opens_on=opens_on)
            yield from _shifted(deadline, key, armed, one, now)


def _granted(deadline: Deadline, day: date, by: Reckoning, today: date) -> date:
    """*day* rolled as the deadline says, but never to a day that is over."""
    rolled = by.days_off.rolled(day, deadline.rolls(by.answers) or Roll.NONE)
    return rolled if rolled >= today else day


def _shifted(
    deadline: Deadline, key: DeadlineKey, armed: ArmedDeadline, one: Occurrence, now: datetime
) -> Iterator[DeadlineEvent]:
    name, which, case = key
    revision, rungs = armed.revision + 1, ladder(deadline, one)
    yield DeadlineShifted(
        deadline=name,
        last_day=one.last_day.isoformat(),
        due_at=end_of(one.last_day).isoformat(),
        rungs=rungs,
        revision=revision,
        occurrence=which,
        opens_on=one.opens_on.isoformat() if one.opens_on else "",
        case=case,
    )
    yield from skip_past(rungs, now, deadline=name, revision=revision, occurrence=which, case=case)
