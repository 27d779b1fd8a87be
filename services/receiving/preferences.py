"""How a person wants to be told: read, and changed by themself alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from services.access import Actor
from services.receiving.hours import next_digest
from services.receiving.phones import normalised
from services.store import awaiting
from services.store import preferences as rows
from services.store.preferences import Wishes
from services.store.work import Work
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut

CHANGE = "preferences"
SUNDAY = 6
SHOWN = 40


def wishes_of(work: Work, who: Actor) -> Wishes:
    """How *who* wants to be told."""
    return rows.of_people(work, [who.id])[who.id]


def change(work: Work, who: Actor, wanted: Wishes) -> Wishes:
    """Keep what *who* wants, the number as +84…; what is held goes out on the day chosen now. Raises `Refused`."""
    refusals = tuple(_refusals(wanted))
    if refusals:
        raise Refused(CHANGE, refusals)
    kept = replace(wanted, phone=normalised(wanted.phone) or "")
    rows.save(work, who.organisation, who.id, kept)
    now = work.act.business_at
    awaiting.hold_until(work, who.id, now if kept.digest_on is None else next_digest(now, kept.digest_on))
    return kept


def clock_time(text: str, place: str) -> time | None:
    """*text* as HH:MM, None where there is none; raises `Refused` for what is no time of day."""
    if not text:
        return None
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        refusal = Refusal("input_not_a_time", {"given": text[:SHOWN]}, (WayOut.FILL_IN,), place)
        raise Refused(CHANGE, (refusal,)) from None


def _refusals(wanted: Wishes) -> list[Refusal]:
    found = []
    if wanted.phone and normalised(wanted.phone) is None:
        found.append(Refusal("phone_not_mobile", {"given": wanted.phone[:SHOWN]}, (WayOut.FILL_IN,), "phone"))
    if wanted.by_sms and not wanted.phone:
        found.append(Refusal("phone_missing", {}, (WayOut.FILL_IN,), "phone"))
    if (wanted.quiet_from is None) != (wanted.quiet_until is None):
        place = "quiet_from" if wanted.quiet_from is None else "quiet_until"
        found.append(Refusal("quiet_hours_half", {}, (WayOut.FILL_IN,), place))
    if wanted.digest_on is not None and not 0 <= wanted.digest_on <= SUNDAY:
        found.append(Refusal("digest_day_unknown", {"given": wanted.digest_on}, (WayOut.FILL_IN,), "digest_on"))
    return found
