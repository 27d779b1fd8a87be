"""By which channel a letter goes to somebody, and when: as they wish, as far as the letter can wait for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from notifications import Kind, Letter
from services.receiving.hours import (
    QUIET_FROM,
    QUIET_UNTIL,
    SMS_FROM,
    SMS_UNTIL,
    next_digest,
    out_of_quiet,
)
from services.store.preferences import Wishes

EMAIL, SMS, IN_APP = "email", "sms", "in_app"
MAIL_ANYWAY = frozenset({Kind.DEADLINE_OVERDUE, Kind.DEADLINE_ESCALATION, Kind.ACKNOWLEDGEMENT_MISSING})
LAST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`channel` of the message itself, and whether an SMS goes beside it. Instants are business time.

    `held`: it waits for the weekly digest. `not_before`, `sms_not_before`: when hours are no longer quiet; None for now.
    """

    channel: str
    held: bool
    not_before: datetime | None
    sms: bool
    sms_not_before: datetime | None


def route(letter: Letter, wishes: Wishes, moment: datetime, *, asks: bool, by_sms: bool, away: bool) -> Route:
    """How *letter* goes to somebody with those *wishes* at *moment*; who is *away* finds it here when they are back."""
    anyway = asks or letter.kind in MAIL_ANYWAY
    urgent = anyway or _days_left(letter) <= LAST_DAYS
    digest = _digest_in_time(letter, wishes, moment) if not (anyway or away or by_sms) else None
    channel = EMAIL if (wishes.by_email or anyway) and not away else IN_APP
    sms = wishes.by_sms and bool(wishes.phone) and (urgent or by_sms) and not away
    quiet_from, quiet_until = quiet_hours(wishes)
    waking = out_of_quiet(moment, quiet_from, quiet_until)
    not_before = digest or (waking if channel == EMAIL and waking != moment else None)
    return Route(
        channel=channel,
        held=digest is not None,
        not_before=not_before,
        sms=sms and digest is None,
        sms_not_before=_sms_hours(waking, quiet_from, quiet_until),
    )


def quiet_hours(wishes: Wishes) -> tuple[time, time]:
    """From when until when somebody is left alone: as they wish, or as is usual."""
    if wishes.quiet_from is None or wishes.quiet_until is None:
        return QUIET_FROM, QUIET_UNTIL
    return wishes.quiet_from, wishes.quiet_until


def _days_left(letter: Letter) -> int:
    """How many days are left of what it reminds of; many where it reminds of nothing."""
    left = letter.context.get("days_left")
    return left if isinstance(left, int) else LAST_DAYS + 1


def _digest_in_time(letter: Letter, wishes: Wishes, moment: datetime) -> datetime | None:
    """When the digest comes that a reminder may wait for: more than three days must still be left by then."""
    if wishes.digest_on is None or letter.kind is not Kind.DEADLINE_REMINDER:
        return None
    digest = next_digest(moment, wishes.digest_on)
    waits = -((moment - digest) // timedelta(days=1))
    return digest if _days_left(letter) - waits > LAST_DAYS else None


def _sms_hours(moment: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """The first instant from *moment* on that is within 07:00–20:00 and not quiet."""
    by_day = out_of_quiet(moment, SMS_FROM, SMS_UNTIL)
    return out_of_quiet(out_of_quiet(by_day, quiet_from, quiet_until), SMS_FROM, SMS_UNTIL)
