"""Hands one parcel to its channel and says what came of it; says when to try again. It keeps nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import TypeVar

from notifications.channels import Channel
from notifications.composing import to_email
from notifications.errors import ChannelError, MessageInvalid
from notifications.message import Delivered, Message, Outcome, PermanentFailure, TemporaryFailure

Parcel = TypeVar("Parcel")

# After the first failed attempt, after the second, …; after the last one nobody waits any longer.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)


def post(channel: Channel[EmailMessage], message: Message, sent_at: datetime) -> Outcome:
    """Compose *message*, dated *sent_at* (aware), and deliver it; one that makes no mail is a permanent failure."""
    try:
        email = to_email(message, sent_at)
    except MessageInvalid as error:
        return PermanentFailure(str(error))
    return deliver(channel, email)


def deliver(channel: Channel[Parcel], parcel: Parcel) -> Outcome:
    """Hand *parcel* to *channel*; trouble there is an outcome, never an exception."""
    try:
        channel.send(parcel)
    except ChannelError as error:
        return PermanentFailure(str(error)) if error.permanent else TemporaryFailure(str(error))
    return Delivered()


def next_attempt(attempts: int) -> timedelta | None:
    """How long to wait after *attempts* attempts, the failed one included; None when it is a dead letter.

    Raises `ValueError` below 1: what was never tried has not failed.
    """
    if attempts < 1:
        raise ValueError(f"{attempts} attempts can't have failed")
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
