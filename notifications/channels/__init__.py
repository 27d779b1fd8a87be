"""The ways out, one file each. A channel takes a finished parcel or raises `ChannelError`; it never tries twice."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from notifications.channels.gateway import SmsGateway
from notifications.channels.mailbox import MailboxChannel
from notifications.channels.smtp import SmtpChannel

__all__ = ["Carried", "Channel", "MailboxChannel", "SmsGateway", "SmtpChannel"]

Carried = TypeVar("Carried", contravariant=True)
"""What a channel carries: an e-mail, a short message."""


class Channel(Protocol[Carried]):
    """One way for messages to leave the house."""

    def send(self, parcel: Carried, /) -> None:
        """Send *parcel*, once. Returning means it was taken; `ChannelError` means it was not."""

    def opened(self) -> AbstractContextManager[Channel[Carried]]:
        """The channel kept open for a batch, where that saves something; closed after the block."""
