"""How somebody wants to be told: kept as they say, refused with the place when it can't be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from notifications import SmtpChannel
from services.clock import SetClock
from services.demo.scene import at_local
from services.store import clocks
from services.wiring import Office
from tests.support.post_office import open_post_office
from tests.support.walker import Walker, codes

PATH = "/api/v1/me/preferences"
UNSAID = {
    "by_email": True,
    "by_sms": False,
    "phone": "",
    "quiet_from": "21:00",
    "quiet_until": "06:30",
    "digest_on": None,
}


def test_preferences_are_the_usual_ones_until_said_otherwise(walk: Walker) -> None:
    said = {"by_sms": True, "phone": "0912 345 678", "quiet_from": "20:15", "quiet_until": "07:45", "digest_on": 4}

    before = walk.get("thu-ba", "/me/preferences")
    answer = walk.client("thu-ba").put(PATH, json=said)
    walk.client("thu-ba").put(PATH, json=said)

    assert (before, answer.status_code) == (UNSAID, 200)
    assert walk.get("thu-ba", "/me/preferences") == {"by_email": True, **said, "phone": "+84912345678"}
    assert walk.get("thu-ba.2", "/me/preferences") == UNSAID


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        ({"phone": "028 3812 3456"}, "phone_not_mobile", "phone"),
        ({"phone": "=HYPERLINK(1)"}, "phone_not_mobile", "phone"),
        ({"by_sms": True}, "phone_missing", "phone"),
        ({"quiet_from": "22:00"}, "quiet_hours_half", "quiet_until"),
        ({"quiet_from": "25:00", "quiet_until": "06:00"}, "input_not_a_time", "quiet_from"),
        ({"quiet_until": "bảy giờ"}, "input_not_a_time", "quiet_until"),
    ],
)
def test_bad_preference_is_refused_with_its_place(walk: Walker, said, code, place) -> None:
    answer = walk.client("thu-ba").put(PATH, json=said)

    assert (answer.status_code, codes(answer)) == (409, [code])
    assert answer.json()["refusals"][0]["place"] == place
    assert walk.get("thu-ba", "/me/preferences") == UNSAID


@pytest.mark.parametrize("said", [{"digest_on": 7}, {"digest_on": "Monday"}, {"colour": "red"}, {"phone": "x\0"}])
def test_malformed_preference_is_422(walk: Walker, said) -> None:
    assert walk.client("thu-ba").put(PATH, json=said).status_code == 422


def test_no_mail_means_here_only(office: Office, walk: Walker) -> None:
    walk.client("thu-ba").put(PATH, json={"by_email": False})
    walk.client("thu-ba.truong").put(PATH, json={"by_email": False})
    with open_post_office() as post:
        sending = replace(office, channel=SmtpChannel.from_url(post.url, timeout=2))
        sending.advance(at_local(2020, 8, 1, 9))
        sending.deliver()

    to = {mail["To"].addresses[0].addr_spec for mail in post.mails}
    assert "thu-ba.truong@an-bien.invalid" in to
    assert "thu-ba@an-bien.invalid" not in to
    assert [one["channel"] for one in walk.get("thu-ba", "/messages")] == ["in_app"] * 4


def test_what_is_written_at_night_is_sent_in_the_morning_and_not_lost(office: Office, walk: Walker) -> None:
    walk.client("thu-ba").put(PATH, json={"quiet_from": "07:00", "quiet_until": "10:00"})
    later = replace(office, clock=SetClock(office.clock.now()))
    with open_post_office() as post:
        sending = replace(later, channel=SmtpChannel.from_url(post.url, timeout=2))
        sending.advance(at_local(2020, 7, 17, 8))
        first = sending.deliver()
        _tick(sending, at_local(2020, 7, 17, 9))
        still = sending.deliver()
        _tick(sending, at_local(2020, 7, 17, 10))
        last = sending.deliver()

    assert (first, still, last) == (9, 0, 1)
    assert post.mails[-1]["To"].addresses[0].addr_spec == "thu-ba@an-bien.invalid"


def _tick(office: Office, to) -> None:
    assert isinstance(office.clock, SetClock)
    office.clock.at += timedelta(minutes=1)
    with office.writing() as work:
        clocks.set_to(work, to)
        work.commit()


def test_sms_goes_beside_the_mail_and_is_counted_once(office: Office, walk: Walker) -> None:
    walk.client("thu-ba").put(PATH, json={"by_sms": True, "phone": "0912345678"})

    office.advance(at_local(2020, 7, 28, 9))

    sent = walk.get("thu-ba", "/messages")
    assert sorted((one["business_at"][:10], one["channel"]) for one in sent) == [
        ("2020-07-17", "email"),
        ("2020-07-28", "email"),
        ("2020-07-28", "sms"),
    ]
    [sms] = [one for one in sent if one["channel"] == "sms"]
    assert sms["address"] == "+84912345678"
    with office.reading() as work:
        fired = work.connection.execute(text("SELECT event FROM entries WHERE kind = 'campaign.rung_fired'")).scalars()
        assert all('"told":10' in one for one in fired)
