"""The post: a letter is put into words, a message goes out on a channel, an outcome comes back.

It knows languages, mail and when to try again. It knows no cases, no database and no clock.
"""

from __future__ import annotations

from notifications.channels import Channel, MailboxChannel, SmtpChannel
from notifications.composing import to_email
from notifications.delivery import deliver, next_attempt, post
from notifications.errors import ChannelError, LetterInvalid, MessageInvalid, PostError
from notifications.message import (
    Delivered,
    Kind,
    Language,
    Letter,
    Message,
    Outcome,
    PermanentFailure,
    Recipient,
    Sender,
    TemporaryFailure,
)
from notifications.rendering import Rendered, render

__all__ = [
    "Channel",
    "ChannelError",
    "Delivered",
    "Kind",
    "Language",
    "Letter",
    "LetterInvalid",
    "MailboxChannel",
    "Message",
    "MessageInvalid",
    "Outcome",
    "PermanentFailure",
    "PostError",
    "Recipient",
    "Rendered",
    "Sender",
    "SmtpChannel",
    "TemporaryFailure",
    "deliver",
    "next_attempt",
    "post",
    "render",
    "to_email",
]
