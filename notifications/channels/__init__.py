"""The ways out, one file each. A channel takes a finished mail or raises `ChannelError`; it never tries twice."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Protocol

from notifications.channels.mailbox import MailboxChannel
from notifications.channels.smtp import SmtpChannel

__all__ = ["Channel", "MailboxChannel", "SmtpChannel"]


class Channel(Protocol):
    """One way for mail to leave the house."""

    def send(self, email: EmailMessage) -> None:
        """Send *email*, once. Returning means it was taken; `ChannelError` means it was not."""
