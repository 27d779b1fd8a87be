"""Real servers on loopback: one that speaks SMTP as told, and some that misbehave."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from threading import Thread
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


@dataclass
class PostOffice:
    """What a server does with mail: `answers` by command (RCPT, DATA), else it is kept in `taken`."""

    answers: dict[str, str] = field(default_factory=dict)
    taken: list[Any] = field(default_factory=list)
    greeted: int = 0

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, host: str, answers: list[str]) -> list[str]:  # noqa: N802 - aiosmtpd's name
        self.greeted += 1
        session.host_name = host
        return answers

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if "MAIL" not in self.answers:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if "RCPT" not in self.answers:
            envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answers.get("DATA") == "drop":
            self.taken.append(envelope)
            server.transport.abort()
        if "DATA" not in self.answers:
            self.taken.append(envelope)
        return self.answers.get("DATA", "250 OK")

    async def handle_QUIT(self, server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answers.get("QUIT") == "drop":
            server.transport.close()
        return "221 Bye"

    def mails(self) -> list[EmailMessage]:
        """The mails taken, as a mail reader understands them."""
        return [
            cast("EmailMessage", message_from_bytes(envelope.content, policy=SMTP_POLICY)) for envelope in self.taken
        ]


def only_the_office(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    """Lets in `office` with the password `p@ss:word/1`."""
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"office", b"p@ss:word/1")
    return AuthResult(success=right, handled=False)


class AnyPort(Controller):
    """A server on whatever port is free: asked for 0, it learns its port before its first connection."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(office: PostOffice, **options: Any) -> Iterator[int]:
    """A server for *office*; gives its port."""
    controller = AnyPort(office, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does *answer* to its first connection and nothing else; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)

        def first() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(10)
                answer(connection)

        thread = Thread(target=first)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            thread.join(timeout=10)


def believing(certificate: str) -> ssl.SSLContext:
    """Trust in *certificate* (a file) and no other."""
    return ssl.create_default_context(cafile=certificate)


def presenting(certificate: str, key: str) -> ssl.SSLContext:
    """A server's side of TLS with *certificate* and *key* (files)."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context
