"""The outbox against a real SMTP server: delivered, tried again, given up, never lost."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from notifications import SmtpChannel
from services.clock import SetClock, SystemClock
from services.demo.scene import at_local
from services.store import messages
from services.store.campaigns import CAMPAIGNS
from services.store.work import Scope
from services.wiring import Office
from tests.support.offices import go_to
from tests.support.post_office import free_port, open_post_office

ONE = "thu-ba@an-bien.invalid"


@pytest.fixture
def sending(office: Office):
    """The office with ten reminders in its outbox, and its system clock in our hands."""
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    return replace(office, clock=SetClock(office.clock.now()))


def _through(office: Office, url: str) -> Office:
    return replace(office, channel=SmtpChannel.from_url(url, timeout=2))


def _states(office: Office) -> dict[str, int]:
    with office.reading() as work:
        organisation = work.connection.execute(CAMPAIGNS.select()).one().organisation_id
        return messages.counts(work, Scope(organisation=organisation, units=None, person=""))


def _later(office: Office, **by: int) -> None:
    office.clock.at += timedelta(**by)


def test_reminders_arrive_once_with_their_headers(sending: Office) -> None:
    with open_post_office() as post:
        delivered = [_through(sending, post.url).deliver() for _ in range(2)]

    assert delivered == [10, 0]
    assert len(set(post.message_ids())) == 10
    mail = next(mail for mail in post.mails if ONE in str(mail["To"]))
    assert str(mail["Subject"]) == "[BẢN MINH HỌA] Nhắc việc: Hạn đăng ký thi đua – còn 14 ngày (31/7/2020)"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_temporary_refusal_is_tried_again_under_the_same_message_id(sending: Office) -> None:
    with open_post_office() as post:
        attempts: list[str] = []
        post.reply = lambda to: (
            attempts.append(to) or ("451 later" if to == ONE and attempts.count(to) == 1 else "250 ok")
        )
        first = _through(sending, post.url).deliver()
        too_soon = _through(sending, post.url).deliver()
        _later(sending, minutes=2)
        second = _through(sending, post.url).deliver()

    assert (first, too_soon, second) == (9, 0, 1)
    assert len(set(post.message_ids())) == 10


def test_permanent_refusal_waits_for_a_person(sending: Office) -> None:
    with open_post_office() as post:
        post.reply = lambda to: "550 nobody here" if to == ONE else "250 ok"
        _through(sending, post.url).deliver()
        _later(sending, days=1)
        again = _through(sending, post.url).deliver()

    assert again == 0
    assert _states(sending) == {"delivered": 9, "dead": 1}


def test_mail_waits_while_the_server_is_away(sending: Office) -> None:
    port = free_port()
    none = _through(sending, f"smtp://127.0.0.1:{port}").deliver()
    waiting = _states(sending)
    _later(sending, minutes=2)
    with open_post_office(port) as post:
        later = _through(sending, post.url).deliver()

    assert (none, waiting, later) == (0, {"queued": 10}, 10)


def test_lease_of_a_dead_process_is_taken_over(sending: Office) -> None:
    with sending.writing() as work:
        messages.lease(work, 100, timedelta(minutes=2))
        work.commit()
    with open_post_office() as post:
        held = _through(sending, post.url).deliver()
        _later(sending, minutes=3)
        taken_over = _through(sending, post.url).deliver()

    assert (held, taken_over) == (0, 10)


def test_two_senders_and_a_slow_relay_send_each_mail_once(sending: Office) -> None:
    """The lease is shorter than the whole batch takes; it is renewed before each mail."""
    impatient = replace(sending, settings=replace(sending.settings, lease_seconds=1), clock=SystemClock())
    with open_post_office() as post:
        post.reply = lambda _to: time.sleep(0.3) or "250 ok"
        with ThreadPoolExecutor(2) as pool:
            delivered = sum(pool.map(lambda _: _through(impatient, post.url).deliver(), range(2)))

    assert (delivered, len(post.message_ids()), len(set(post.message_ids()))) == (10, 10, 10)


class _Crash(BaseException):
    """The process ends here."""


class _DiesAfter:
    """A channel whose process dies once the relay has taken that many mails, before anything is written down."""

    def __init__(self, channel: SmtpChannel, mails: int) -> None:
        self.channel = channel
        self.left = mails

    def opened(self) -> nullcontext[_DiesAfter]:
        return nullcontext(self)

    def send(self, email) -> None:
        self.channel.send(email)
        self.left -= 1
        if not self.left:
            raise _Crash


def test_crash_after_the_relay_took_a_mail_doubles_that_one_alone(sending: Office) -> None:
    with open_post_office() as post:
        dying = _DiesAfter(SmtpChannel.from_url(post.url), 5)
        with pytest.raises(_Crash):
            replace(sending, channel=dying).deliver()
        _later(sending, minutes=3)
        _through(sending, post.url).deliver()

    ids = post.message_ids()
    assert (len(ids), len(set(ids)), ids.count(ids[4])) == (11, 10, 2)


def test_late_failure_leaves_alone_what_another_has_taken_over(sending: Office) -> None:
    with sending.writing() as work:
        first = messages.lease(work, 1, timedelta(minutes=2))[0]
        work.commit()
    _later(sending, minutes=3)
    with sending.writing() as work:
        [second] = [one for one in messages.lease(work, 100, timedelta(minutes=2)) if one.id == first.id]
        messages.give_up(work, first, "too late")
        held = messages.renew(work, second, timedelta(minutes=2))
        work.commit()

    assert (held, _states(sending)) == (True, {"queued": 10})
