"""When the members of a sitting are reminded of it: at 08:00 on the working day before, business time."""

from __future__ import annotations

from datetime import timedelta

from services.calendar import days_off
from services.store import sitting_reminders
from services.store.work import Work
from workflow.councils.sitting import Sitting
from workflow.daysoff import Roll
from workflow.deadlines import local_date, rung_instant


def expect_reminder(work: Work, sitting: Sitting) -> None:
    """Wake up for *sitting* on the working day before; one that is called later than that needs no reminder."""
    eve = local_date(sitting.called_for) - timedelta(days=1)
    working = days_off(work, sitting.organisation, eve.year).rolled(eve, Roll.PREVIOUS_WORKING_DAY)
    at = rung_instant(working, 0)
    if at > work.act.business_at:
        sitting_reminders.expect(work, sitting.id, at)


def forget_reminder(work: Work, sitting: Sitting) -> None:
    """It is open, or does not take place."""
    sitting_reminders.forget(work, sitting.id)
