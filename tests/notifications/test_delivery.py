"""Outcomes: what a permanent and a temporary failure is, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from notifications import (
    ChannelError,
    Delivered,
    MailboxChannel,
    PermanentFailure,
    Recipient,
    TemporaryFailure,
    deliver,
    next_attempt,
    post,
    to_email,
)
from tests.notifications.letters import a_message

NOW = datetime(2020, 7, 28, 1, 0, tzinfo=UTC)


@dataclass
class ClosedChannel:
    """Takes nothing."""

    permanent: bool

    def send(self, _email):
        raise ChannelError("closed", permanent=self.permanent)


def test_mailbox_takes_every_mail():
    assert deliver(MailboxChannel(), to_email(a_message(), NOW)) == Delivered()


def test_error_of_the_channel_decides_whether_it_is_permanent():
    email = to_email(a_message(), NOW)

    assert deliver(ClosedChannel(permanent=True), email) == PermanentFailure("closed")
    assert deliver(ClosedChannel(permanent=False), email) == TemporaryFailure("closed")


def test_message_that_makes_no_mail_is_a_permanent_failure():
    outcome = post(MailboxChannel(), a_message(recipient=Recipient("Tuyền", "không có")), NOW)

    assert outcome == PermanentFailure("'không có' is not a mail address")


def test_message_is_posted():
    assert post(MailboxChannel(), a_message(), NOW) == Delivered()


def test_pauses_grow_until_the_dead_letter():
    assert [next_attempt(attempts) for attempts in range(1, 8)] == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=6),
        None,
        None,
    ]


@pytest.mark.parametrize("attempts", [0, -1])
def test_what_was_never_tried_has_not_failed(attempts):
    with pytest.raises(ValueError, match="can't have failed"):
        next_attempt(attempts)
