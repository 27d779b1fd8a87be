"""Quiet hours, the day of the digest, the day by which to acknowledge."""

from __future__ import annotations

from datetime import date, time

import pytest

from definitions.calendar import seed_days_off
from services.demo.scene import at_local
from services.receiving.hours import acknowledge_by, next_digest, out_of_quiet
from services.receiving.phones import normalised
from services.receiving.routing import route
from services.store.preferences import Wishes
from tests.notifications.letters import CONTEXTS, Kind, Language, Letter

NIGHT, MORNING = time(21), time(6, 30)


@pytest.mark.parametrize(
    ("moment", "let_out"),
    [
        (at_local(2020, 7, 17, 20), at_local(2020, 7, 17, 20)),
        (at_local(2020, 7, 17, 21), at_local(2020, 7, 18, 6).replace(minute=30)),
        (at_local(2020, 7, 18, 2), at_local(2020, 7, 18, 6).replace(minute=30)),
        (at_local(2020, 7, 18, 6).replace(minute=30), at_local(2020, 7, 18, 6).replace(minute=30)),
        (at_local(2020, 12, 31, 23), at_local(2021, 1, 1, 6).replace(minute=30)),
    ],
)
def test_quiet_hours_run_over_midnight(moment, let_out) -> None:
    assert out_of_quiet(moment, NIGHT, MORNING) == let_out


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = at_local(2020, 7, 17, 12)

    assert out_of_quiet(noon, time(11), time(13)) == at_local(2020, 7, 17, 13)
    assert out_of_quiet(noon, time(12), time(12)) == noon


def test_digest_comes_on_the_next_such_day_and_never_at_once() -> None:
    friday, monday = at_local(2020, 7, 17, 8), at_local(2020, 7, 20, 8)

    assert [next_digest(friday, 0), next_digest(monday, 0)] == [monday, at_local(2020, 7, 27, 8)]
    assert next_digest(at_local(2020, 7, 20, 7), 0) == monday


def test_three_working_days_skip_the_holiday() -> None:
    before_national_day = date(2020, 8, 31)

    assert acknowledge_by(before_national_day, seed_days_off(2020)) == at_local(2020, 9, 4, 8)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 678", "+84912345678"),
        ("+84 (91) 234-56.78", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("02838123456", None),
        ("+1 202 555 0100", None),
        ("091234567", None),
        ("09123456789", None),
        ("٠٩١٢٣٤٥٦٧٨", None),
        ("0912345678\n", "+84912345678"),
        ("không có", None),
        ("", None),
    ],
)
def test_vietnamese_mobile_numbers_are_kept_in_one_form(typed, kept) -> None:
    assert normalised(typed) == kept


def _letter(kind: Kind, **context: object) -> Letter:
    return Letter(kind, Language.VIETNAMESE, {**CONTEXTS[kind], **context})


def _way(
    letter: Letter, wishes: Wishes, *, hour: int = 9, asks: bool = False, by_sms: bool = False, away: bool = False
):
    return route(letter, wishes, at_local(2020, 7, 17, hour), asks=asks, by_sms=by_sms, away=away)


def test_no_mail_means_here_only_except_for_what_must_not_be_missed() -> None:
    no_mail = Wishes(by_email=False)

    assert _way(_letter(Kind.DEADLINE_REMINDER), no_mail).channel == "in_app"
    assert _way(_letter(Kind.DEADLINE_REMINDER), no_mail, asks=True).channel == "email"
    assert _way(_letter(Kind.DEADLINE_OVERDUE), no_mail).channel == "email"
    assert _way(_letter(Kind.DEADLINE_ESCALATION), no_mail).channel == "email"
    assert _way(_letter(Kind.DEADLINE_ESCALATION), no_mail, away=True).channel == "in_app"


def test_sms_goes_beside_what_is_urgent_or_what_the_plan_says() -> None:
    wishes = Wishes(by_sms=True, phone="+84912345678")

    assert not _way(_letter(Kind.DEADLINE_REMINDER, days_left=4), wishes).sms
    assert _way(_letter(Kind.DEADLINE_REMINDER, days_left=4), wishes, by_sms=True).sms
    assert _way(_letter(Kind.DEADLINE_REMINDER, days_left=3), wishes).sms
    assert not _way(_letter(Kind.DEADLINE_REMINDER, days_left=3), Wishes(by_sms=True)).sms
    assert not _way(_letter(Kind.DEADLINE_OVERDUE), wishes, away=True).sms


def test_mail_waits_for_the_morning_and_sms_for_seven() -> None:
    way = _way(_letter(Kind.DEADLINE_OVERDUE), Wishes(by_sms=True, phone="+84912345678"), hour=22)

    assert way.not_before == at_local(2020, 7, 18, 6).replace(minute=30)
    assert way.sms_not_before == at_local(2020, 7, 18, 7)


def test_reminder_waits_for_the_digest_only_while_more_than_three_days_are_left_then() -> None:
    mondays = Wishes(digest_on=0)

    assert _way(_letter(Kind.DEADLINE_REMINDER, days_left=7), mondays).held
    assert not _way(_letter(Kind.DEADLINE_REMINDER, days_left=6), mondays).held
    assert not _way(_letter(Kind.DEADLINE_REMINDER, days_left=14), mondays, asks=True).held
    assert not _way(_letter(Kind.DEADLINE_OVERDUE), mondays).held
    assert not _way(_letter(Kind.CASE_MOVED), mondays).held
