"""Makes an Internet mail (RFC 5322) of a message. It knows headers and MIME; it sends nothing and chooses no words."""

from __future__ import annotations

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from notifications.addresses import is_address
from notifications.errors import MessageInvalid
from notifications.lines import one_line
from notifications.message import Message

_ID = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_QUOTED_PRINTABLE = "quoted-printable"  # old relays still mangle 8bit


def to_email(message: Message, sent_at: datetime) -> EmailMessage:
    """The mail of *message*, dated *sent_at* (aware, system time).

    The Message-ID depends on the message alone, so that a second sending is known as the same mail.
    Raises `MessageInvalid` when an address or an id can't stand in a header, `ValueError` for a naive time.
    """
    if sent_at.tzinfo is None:
        raise ValueError("sent_at must be aware")
    email = EmailMessage(policy=SMTP)
    email["From"] = _mailbox(message.sender.name, message.sender.address)
    email["To"] = _mailbox(message.recipient.name, message.recipient.address)
    email["Subject"] = _phrase(message.subject)
    email["Date"] = sent_at
    email["Message-ID"] = f"<{_identifier(message.id)}@{message.sender.domain}>"
    if message.list_id:
        email["List-Id"] = f"<{_identifier(message.list_id)}.{message.sender.domain}>"
    email["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    if message.demo:
        email["Comments"] = "BẢN MINH HỌA – không phải văn bản thật"
    email.set_content(message.text, cte=_QUOTED_PRINTABLE)
    email.add_alternative(message.html, subtype="html", cte=_QUOTED_PRINTABLE)
    email["Content-Language"] = str(message.language)
    return email


def _mailbox(name: str, address: str) -> Address:
    if not is_address(address):
        raise MessageInvalid(f"{address!r} is not a mail address")
    return Address(_phrase(name), addr_spec=address)


def _phrase(text: str) -> str:
    """*text* for a header. The email package decodes `=?…?=` in what it is given; a line break may hide in there."""
    return one_line(text).replace("=?", "= ?")


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise MessageInvalid(f"{text!r} can't be part of a Message-ID or List-Id")
    return text
