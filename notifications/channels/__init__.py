"""The ways out, one file each. A channel takes a finished parcel or raises `ChannelError`; it never tries twice."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from notifications.channels.gateway import SmsGateway
from notifications.channels.mailbox import MailboxChannel
from notifications.channels.smtp import SmtpChannel

__all__ = ["Carried_contra", "Channel", "MailboxChannel", "SmsGateway", "SmtpChannel"]

Carried_contra = TypeVar("Carried_contra", contravariant=True)
"""What a channel carries: an e-mail, a short message."""


class Channel(Protocol[Carried_contra]):
    """One way for messages to leave the house."""

    def send(self, parcel: Carried_contra, /) -> None:
        """Send *parcel*, once. Returning means it was taken; `ChannelError` means it was not."""

    def opened(self) -> AbstractContextManager[Channel[Carried_contra]]:
        """The channel kept open for a batch, where that saves something; closed after the block."""
