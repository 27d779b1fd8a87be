"""The demo's clock: business time moved by hand, stopping at every deadline on the way."""

from __future__ import annotations

from datetime import datetime

from services.store.rungs import next_instant
from services.wiring import Office
from workflow.deadlines import LAST_YEAR


class ClockStandsStill(Exception):
    """Business time can't go back or to the end of all calendars, and outside a demo it can't be moved at all."""


def business_now(office: Office) -> datetime:
    """What time it is in the campaign, aware UTC."""
    with office.reading() as work:
        return work.act.business_at


def next_deadline(office: Office) -> datetime | None:
    """The instant of the next rung, if anything is still to fire."""
    with office.reading() as work:
        return next_instant(work)


def move(office: Office, to: datetime | None) -> datetime:
    """Go to *to*, or without it to the next rung, and deliver what that brings; raises `ClockStandsStill`."""
    if not office.settings.demo:
        raise ClockStandsStill
    now = business_now(office)
    target = to or next_deadline(office) or now
    if target < now or target.year > LAST_YEAR:
        raise ClockStandsStill
    office.advance(target)
    office.deliver()
    return target
