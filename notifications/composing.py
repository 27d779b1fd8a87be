"""Makes an Internet mail (RFC 5322) of a message. It knows headers and MIME; it sends nothing and chooses no words.

Whatever people wrote goes into headers as encoded words made here: folding it by itself, the email package loses spaces
in one Vietnamese subject of six and one name of twenty.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP

from notifications.addresses import is_address
from notifications.errors import MessageInvalid
from notifications.lines import one_line
from notifications.message import Message

_ID = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_QUOTED_PRINTABLE = "quoted-printable"  # old relays still mangle 8bit
_AS_MADE = SMTP.clone(refold_source="none", max_line_length=76)  # RFC 2045, 6.7
_LINE = 75  # RFC 2047, 2
_BREAK = "\r\n"
_LONGEST_LIST_NAME = 120


def to_email(message: Message, sent_at: datetime) -> EmailMessage:
    """The mail of *message*, dated *sent_at* (aware, system time).

    The Message-ID depends on the message alone, so that a second sending is known as the same mail.
    Raises `MessageInvalid` when an address or an id can't stand in a header, `ValueError` for a naive time.
    """
    if sent_at.tzinfo is None:
        raise ValueError("sent_at must be aware")
    email = EmailMessage(policy=_AS_MADE)
    email.set_raw("From", _mailbox("From", message.sender.name, message.sender.address))
    email.set_raw("To", _mailbox("To", message.recipient.name, message.recipient.address))
    email.set_raw("Subject", _encoded("Subject", message.subject))
    email["Date"] = sent_at
    email["Message-ID"] = f"<{_identifier(message.id)}@{message.sender.domain}>"
    _group(email, message)
    email["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    if message.demo:
        email.set_raw("Comments", _encoded("Comments", "BẢN MINH HỌA – không phải văn bản thật"))
    email.set_content(message.text, cte=_QUOTED_PRINTABLE)
    email.add_alternative(message.html, subtype="html", cte=_QUOTED_PRINTABLE)
    email["Content-Language"] = str(message.language)
    return email


def _group(email: EmailMessage, message: Message) -> None:
    """Say what *message* belongs to: its list, and the thread whose first mail need never have been sent."""
    if message.list_id:
        known = f"<{_identifier(message.list_id)}.{message.sender.domain}>"
        name = one_line(message.list_name)[:_LONGEST_LIST_NAME]
        email.set_raw("List-Id", _before(_encoded("List-Id", name), known))
    if message.thread:
        first = f"<thread.{_identifier(message.thread)}@{message.sender.domain}>"
        email["In-Reply-To"] = first
        email["References"] = first


def _mailbox(header: str, name: str, address: str) -> str:
    if not is_address(address):
        raise MessageInvalid(f"{address!r} is not a mail address")
    return _before(_encoded(header, name), f"<{address}>")


def _encoded(header: str, text: str) -> str:
    """*text* in encoded words, folded, so that nothing in it is read as anything else; empty stays empty."""
    words = one_line(text)
    return Header(words, "utf-8", maxlinelen=_LINE, header_name=header).encode(linesep=_BREAK) if words else ""


def _before(phrase: str, known: str) -> str:
    """*phrase*, and what it is the name of on a line of its own."""
    return f"{phrase}{_BREAK} {known}" if phrase else known


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise MessageInvalid(f"{text!r} can't be part of a Message-ID or List-Id")
    return text
