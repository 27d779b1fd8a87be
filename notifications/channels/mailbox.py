"""The demo's channel: every mail is taken and none leaves the house; the outbox itself is the mailbox to read."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage


@dataclass(frozen=True, slots=True)
class MailboxChannel:
    """Takes every mail and keeps nothing."""

    def send(self, email: EmailMessage) -> None:
        """Take *email*; it has been read where it was written."""
