"""A deadline is moved to a later day that somebody granted, for everybody or for one case."""

from __future__ import annotations

from datetime import datetime

from workflow.arming import moved_ladder, reckoning_of, skip_past
from workflow.campaign import Campaign
from workflow.commands import ExtendDeadline
from workflow.daysoff import DaysOff
from workflow.deadlines import LAST_YEAR, Due, end_of, local_date
from workflow.definition import Definition
from workflow.errors import NotFound, Refused
from workflow.events import CampaignEvent, DeadlineExtended
from workflow.refusals import Refusal, WayOut


def extend(
    definition: Definition, campaign: Campaign, command: ExtendDeadline, days_off: DaysOff, now: datetime
) -> tuple[CampaignEvent, ...]:
    """What happens when a deadline is extended for all or for one case; raises `NotFound` where it is not set, `Refused`."""
    deadline = definition.deadlines[command.deadline]
    case, which = command.case or "", command.occurrence
    current = campaign.due(deadline.id, command.case, which)
    if current is None:
        raise NotFound("deadline", command.deadline)
    unmet = _extension_refusals(command, current, now)
    if unmet:
        raise Refused("extend_deadline", tuple(unmet))
    before = campaign.deadlines.get((deadline.id, which, case))
    revision = before.revision + 1 if before else 1
    rungs = moved_ladder(definition, campaign, command, reckoning_of(definition, campaign, days_off), now)
    extended = DeadlineExtended(
        deadline=deadline.id,
        last_day=command.last_day.isoformat(),
        due_at=end_of(command.last_day).isoformat(),
        revision=revision,
        case=case,
        occurrence=which,
        document_number=command.document_number.strip(),
        reason=command.reason.strip(),
        rungs=rungs,
    )
    skipped = skip_past(rungs, now, deadline=deadline.id, revision=revision, occurrence=which, case=case)
    return (extended, *skipped)


def _extension_refusals(command: ExtendDeadline, current: Due, now: datetime) -> list[Refusal]:
    unmet: list[Refusal] = []
    if command.last_day <= current.last_day or command.last_day < local_date(now):
        params = {"given": command.last_day.isoformat(), "current": current.last_day.isoformat()}
        unmet.append(Refusal("extension_not_later", params, (WayOut.CORRECT_FIGURES,), "last_day"))
    if command.last_day.year > LAST_YEAR:
        far: dict[str, str | int] = {"given": command.last_day.isoformat(), "year": LAST_YEAR}
        unmet = [Refusal("extension_too_far", far, (WayOut.CORRECT_FIGURES,), "last_day")]
    if not command.reason.strip():
        unmet.append(Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))
    return unmet
