"""A real SMTP server on loopback that keeps what it takes, and refuses as it is told."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 taken"


@dataclass(slots=True)
class PostOffice:
    """`reply` decides on each mail by its recipient: `250 …` takes it, `451 …` and `550 …` refuse it."""

    reply: Callable[[str], str] = lambda _recipient: TAKEN
    mails: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        answer = self.reply(envelope.rcpt_tos[0])
        if answer.startswith("250"):
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            self.mails.append(message_from_bytes(content, policy=SMTP_POLICY))  # type: ignore[arg-type]
        return answer


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def open_post_office(port: int = 0) -> Iterator[PostOffice]:
    """A post office that is open for the block, on *port* or a free one."""
    office = PostOffice(port=port or free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
