"""A recorded milestone gets another day, and what is counted by it follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflow.arming import arm_all, reckoning_of
from workflow.campaign import Campaign, evolve_campaign
from workflow.commands import PostponeMilestone
from workflow.dates import Reckoning
from workflow.daysoff import DaysOff
from workflow.deadlines import LAST_YEAR, local_date
from workflow.definition import Definition, Milestone
from workflow.errors import Refused
from workflow.events import CampaignEvent, DeadlineEvent, MilestonePostponed
from workflow.moving import realigned
from workflow.refusals import Refusal, WayOut

BECAUSE = "milestone"


def postpone(
    definition: Definition, campaign: Campaign, command: PostponeMilestone, days_off: DaysOff, now: datetime
) -> tuple[CampaignEvent, ...]:
    """What happens when a milestone gets another day; *campaign* knows the deadlines of every single case.

    A day still ahead may be put off or brought forward, one that has passed may be corrected; what fired stays fired,
    and what is over stays over. Raises `Refused`.
    """
    unmet = tuple(_unmet(definition.milestones[command.milestone], campaign, command, now))
    if unmet:
        raise Refused("postpone_milestone", unmet)
    postponed = MilestonePostponed(
        milestone=command.milestone,
        happened_on=command.happened_on.isoformat(),
        instead_of=campaign.milestones[command.milestone].isoformat(),
        document_number=command.document_number.strip(),
        reason=command.reason.strip(),
    )
    after = evolve_campaign(campaign, postponed)
    before, by = (reckoning_of(definition, one, days_off) for one in (campaign, after))
    moved = realigned(definition, after, by, now, BECAUSE)
    return (postponed, *moved, *_newly_armed(definition, campaign, before, by, now))


def _unmet(milestone: Milestone, campaign: Campaign, command: PostponeMilestone, now: datetime) -> Iterator[Refusal]:
    day, stands = command.happened_on, campaign.milestones.get(command.milestone)
    if stands is None:
        yield Refusal("milestone_missing", {"milestone": command.milestone}, (WayOut.WAIT_FOR_MILESTONE,))
    if day == stands:
        yield Refusal("milestone_on_that_day", {"day": day.isoformat()}, (WayOut.CORRECT_FIGURES,), "happened_on")
    if day > local_date(now) and not milestone.announced:
        yield Refusal("day_in_the_future", {"day": day.isoformat()}, (WayOut.CORRECT_FIGURES,), "happened_on")
    if day.year > LAST_YEAR:
        far: dict[str, str | int] = {"given": day.isoformat(), "year": LAST_YEAR}
        yield Refusal("extension_too_far", far, (WayOut.CORRECT_FIGURES,), "happened_on")
    if not command.document_number.strip():
        yield Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document_number")
    if not command.reason.strip():
        yield Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason")


def _newly_armed(
    definition: Definition, campaign: Campaign, before: Reckoning, by: Reckoning, now: datetime
) -> Iterator[DeadlineEvent]:
    """The deadlines that can be set only now; one that falls due on several days and is set already stays as it is."""
    standing = {name for name, _, _ in campaign.deadlines if not definition.deadlines[name].each_round}
    return (event for event in arm_all(definition, by, now, before) if event.deadline not in standing)
