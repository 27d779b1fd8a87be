"""The post: a letter is put into words, a message goes out on a channel, an outcome comes back.

It knows languages, mail and when to try again. It knows no cases, no database and no clock.
"""

from __future__ import annotations

from notifications.channels import Channel, MailboxChannel, SmsGateway, SmtpChannel
from notifications.channels.gateway_file import Gateway
from notifications.composing import to_email
from notifications.delivery import deliver, next_attempt, post
from notifications.errors import ChannelError, LetterInvalid, MessageInvalid, PostError
from notifications.exits import Exits
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
    Way,
)
from notifications.own_words import OwnWords
from notifications.rendering import Rendered, render
from notifications.texting import ShortMessage, parts_of, telephone

__all__ = [
    "Channel",
    "ChannelError",
    "Delivered",
    "Exits",
    "Gateway",
    "Kind",
    "Language",
    "Letter",
    "LetterInvalid",
    "MailboxChannel",
    "Message",
    "MessageInvalid",
    "Outcome",
    "OwnWords",
    "PermanentFailure",
    "PostError",
    "Recipient",
    "Rendered",
    "Sender",
    "ShortMessage",
    "SmsGateway",
    "SmtpChannel",
    "TemporaryFailure",
    "Way",
    "deliver",
    "next_attempt",
    "parts_of",
    "post",
    "render",
    "telephone",
    "to_email",
]
