"""What the post carries: a letter (what is to be said), a message (the words, to one person), an outcome.

Plain frozen records; they know neither how words are found nor how mail travels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from typing import TypeAlias

from notifications.addresses import is_address


class Language(StrEnum):
    VIETNAMESE = "vi"
    ENGLISH = "en"


class Way(StrEnum):
    """How a message reaches somebody. `in_app`: it is there when they look."""

    EMAIL = "email"
    SMS = "sms"
    IN_APP = "in_app"


class Kind(StrEnum):
    """What a letter is about; one template in each language and format."""

    DEADLINE_REMINDER = "deadline_reminder"
    DEADLINE_OVERDUE = "deadline_overdue"
    DEADLINE_ESCALATION = "deadline_escalation"
    DEADLINE_CHANGED = "deadline_changed"
    CAMPAIGN_PAUSED = "campaign_paused"
    CASE_MOVED = "case_moved"
    CASES_MOVED = "cases_moved"
    CASE_CANCELLED = "case_cancelled"
    WINDOW_OPENED = "window_opened"
    SITTING_CALLED = "sitting_called"
    SITTING_CLOSED = "sitting_closed"
    WEEKLY_DIGEST = "weekly_digest"
    ACKNOWLEDGEMENT_MISSING = "acknowledgement_missing"
    TEST = "test"


Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value]"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be said. `context` has exactly the names `kinds.CONTEXTS` gives for the kind, ready to be read.

    Why it comes to this reader: `instead_of` {name, first_day, last_day} of who is away, `vacancies` {unit, role} that
    nobody holds. `acknowledge`: where the reader is asked to say that they have read it; empty where they are not.
    """

    kind: Kind
    language: Language
    context: Mapping[str, Value]
    instead_of: Sequence[Mapping[str, str]] = ()
    vacancies: Sequence[Mapping[str, str]] = ()
    acknowledge: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets it: the name as shown, in any script, and an ASCII mail address (by SMS: a telephone number)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Sender:
    """On whose behalf it goes out: the name as shown and an ASCII mail address."""

    name: str
    address: str

    @classmethod
    def read(cls, text: str) -> Sender:
        """The sender written as `Thi Đua <thidua@example.vn>`; raises `ValueError` if there is no address in it."""
        name, address = parseaddr(text)
        if not is_address(address):
            raise ValueError(f"{text!r} has no mail address; write it as 'Name <name@example.vn>'")
        return cls(name, address)

    @property
    def domain(self) -> str:
        """The part after the @; it makes Message-ID and List-Id unique in the world."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The words, to one person.

    `id` stays the same over all attempts: letters, digits and `. _ -`. `list_id` groups the mails of one organisation
    or campaign for mail filters, in the same characters, and `list_name` says which for people; empty for none.
    `thread` is what messages about one matter share, in those characters too. By SMS the recipient's address is a
    telephone number, `text` is the whole of it, and there is no HTML. `demo` only adds a header: the words were marked
    when they were rendered.
    """

    id: str
    recipient: Recipient
    sender: Sender
    subject: str
    text: str
    html: str
    language: Language = Language.VIETNAMESE
    list_id: str = ""
    list_name: str = ""
    thread: str = ""
    demo: bool = False
    way: Way = Way.EMAIL


@dataclass(frozen=True, slots=True)
class Delivered:
    """The channel took it; from here on it is the next server's."""


@dataclass(frozen=True, slots=True)
class TemporaryFailure:
    """Not taken now; another attempt may help."""

    reason: str


@dataclass(frozen=True, slots=True)
class PermanentFailure:
    """Not taken, and no attempt will help: a person must look."""

    reason: str


Outcome = Delivered | TemporaryFailure | PermanentFailure
