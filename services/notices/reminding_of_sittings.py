"""Members are reminded of a sitting once: claim, check that it still stands, tell. After downtime too, unless it is over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from services.notices.of_sittings import SOON, tell_members
from services.registry import definition_of
from services.store import campaigns, incidents, sitting_reminders, sittings
from services.store.database import came_between
from services.store.work import Work
from services.troubles import reason_of
from workflow.campaign import CampaignState
from workflow.councils.sitting import Sitting, SittingState

OpenWork = Callable[[], AbstractContextManager[Work]]
AT_ONCE = 20
PUT_OFF = timedelta(hours=1)
WHILE_SUSPENDED = timedelta(days=1)
"""Until when nothing is said of a suspended campaign, before it is looked at again."""


def remind_of_sittings(open_work: OpenWork) -> int:
    """Remind of every sitting whose moment has come, in bounded batches. Returns how many messages are new.

    What is due is claimed in the transaction that queues the mails, so several nodes send each once.
    """
    told = 0
    while True:
        with open_work() as work:
            due = sitting_reminders.take_due(work, AT_ONCE)
            if not due:
                return told
            found = sittings.load(work, due)
            told += sum(_remind_or_report(work, one) for _, one in sorted(found.items()))
            work.commit()


def _remind_or_report(work: Work, sitting: Sitting) -> int:
    """One broken reminder must not stop the others, whatever broke it: it is tried again an hour later."""
    try:
        with work.attempt():
            told = _remind(work, sitting)
    except Exception as error:
        if came_between(error):
            raise
        incidents.report(work, sitting.organisation, kind="sitting", subject=sitting.id, reason=reason_of(error))
        sitting_reminders.expect(work, sitting.id, work.act.business_at + PUT_OFF)
        return 0
    incidents.resolve(work, kind="sitting", subject=sitting.id)
    return told


def _remind(work: Work, sitting: Sitting) -> int:
    if sitting.state is not SittingState.CALLED or sitting.called_for <= work.act.business_at:
        return 0
    campaign = campaigns.load(work, sitting.campaign)
    if campaign is not None and campaign.state is CampaignState.SUSPENDED:
        sitting_reminders.expect(work, sitting.id, work.act.business_at + WHILE_SUSPENDED)
        return 0
    if campaign is None or campaign.state is not CampaignState.LAUNCHED:
        return 0
    definition = definition_of(work, campaign.sha256)
    return tell_members(work, definition, definition.councils[sitting.council], sitting, SOON)
