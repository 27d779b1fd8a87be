"""The mailbox and one message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.campaigns import Tally
from services.web.contexts.cases import Related
from services.web.contexts.frame import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message in the list. `at` is business time."""

    href: str
    at: datetime
    name: str
    address: str
    subject: str
    badge: Badge
    acknowledgement: Badge | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way a test message may take, and what its button says."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxPage:
    """`mailbox.html`."""

    letters: tuple[Letter, ...]
    """The messages I may see, newest first."""
    filters: tuple[Tally, ...]
    """The states with their counts; empty for those who see only their own."""
    state: str
    """The label of the state that is shown; empty for all."""
    wide: bool
    """Whether these are the whole organisation's messages, or only mine."""
    ways: tuple[Choice, ...]
    """The ways I may send a test message to myself; empty for who may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """`message.html`."""

    html_href: str
    """Where the HTML form is, to be shown in a sandboxed frame; empty where there is none (SMS)."""
    subject: str
    """The subject line."""
    name: str
    """To whom."""
    address: str
    """Their address."""
    at: datetime
    """When it was written, in business time."""
    created_at: datetime
    """When it was written, in system time."""
    delivered_at: datetime | None
    """When it was delivered, in system time."""
    badge: Badge
    """Queued, delivered or dead."""
    attempts: int
    """How often it was tried."""
    last_error: str
    """Why the last attempt failed."""
    channel: str
    """By mail, by SMS, or here only."""
    instead_of: str
    """Who is away, in whose place it was sent; empty for nobody."""
    acknowledgement: Badge | None
    """Whether it has been acknowledged; None where it does not ask."""
    acknowledge_href: str
    """Where I may acknowledge it; empty where I may not, or have."""
    done: str
    """What has just been done."""
    text: str
    """The plain form."""
    again: str
    """Where it can be sent once more; empty where it can't be, or not by me."""
    asked_by: str
    """Who had it sent once more, with the moment in system time; empty if nobody did."""
    cases: tuple[Related, ...]
    """The cases it tells of, as far as I may see."""
