"""Mail by SMTP. It knows servers and reply codes, not what the mail says.

An answer to the mail itself (recipient, data, its size) is sorted by its code: 4xx may pass, 5xx will not. Everything
else is about us and the server: no connection, a refused greeting, a wrong password, a sender it won't have. The mail is
not at fault and somebody may mend it while the mail waits, so that is always temporary.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from urllib.parse import parse_qs, unquote, urlsplit

from notifications.errors import ChannelError

_PORTS = {"smtp": 25, "smtps": 465}
_HERE = "localhost"
_TAKEN = 250
_SIGN_IN_FIRST = 530  # RFC 4954, 6, and RFC 3207, 4
_TOO_LARGE = 552  # RFC 1870, 6.1


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpChannel:
    """A relay. `tls`: encrypted from the first byte; `starttls`: encrypted before the password, or not at all.

    `timeout`: seconds for each answer of the server. `trust`: whose certificates are believed.
    """

    host: str
    port: int
    username: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    starttls: bool = False
    timeout: float = 15
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False, compare=False)

    @classmethod
    def from_url(cls, url: str, *, timeout: float = 15) -> SmtpChannel:
        """`smtp://user:password@host:port?starttls=yes` or `smtps://…`; user and password percent-encoded.

        Raises `ValueError`, without the password in it, when the URL can't be used, or when it would send the password
        unencrypted to another machine without saying so (`starttls=no`).
        """
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("a mail server is written as smtp://host:port or smtps://host:port")
        options = parse_qs(parts.query, keep_blank_values=True)
        if options not in ({}, {"starttls": ["yes"]}, {"starttls": ["no"]}):
            raise ValueError("the only option of a mail server is starttls=yes or starttls=no")
        username, password = unquote(parts.username or ""), unquote(parts.password or "")
        if not (username + password).isascii():
            raise ValueError("smtplib signs in with ASCII only; choose another user name or password")
        if username and parts.scheme == "smtp" and not options and not _is_here(parts.hostname):
            raise ValueError("a password for a mail server needs starttls=yes, or starttls=no to send it unencrypted")
        return cls(
            host=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            username=username,
            password=password,
            tls=parts.scheme == "smtps",
            starttls=options == {"starttls": ["yes"]},
            timeout=timeout,
        )

    def send(self, email: EmailMessage, /) -> None:
        """Hand *email* to the relay on a connection of its own; raises `ChannelError`."""
        with self.opened() as line:
            line.send(email)

    @contextmanager
    def opened(self) -> Iterator[SmtpLine]:
        """One connection for the mails of a batch, made when the first is sent."""
        line = SmtpLine(self)
        try:
            yield line
        finally:
            line.hang_up()

    def connect(self) -> SMTP:
        """A connection that may send: encrypted and signed in as configured."""
        if self.tls:
            server: SMTP = SMTP_SSL(self.host, self.port, timeout=self.timeout, context=self.trust)
        else:
            server = SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.starttls:
                server.starttls(context=self.trust)
            if self.username:
                server.login(self.username, self.password)
        except BaseException:
            server.close()
            raise
        return server


@dataclass(slots=True)
class SmtpLine:
    """A connection to *relay*, held while mails follow each other. For one thread."""

    relay: SmtpChannel
    server: SMTP | None = None

    def send(self, email: EmailMessage, /) -> None:
        """Hand *email* to the relay; raises `ChannelError`.

        Whether a held connection still stands is asked before the mail, never found out by it: a mail is handed over
        once, and once the relay has taken it a failed farewell does not matter.
        """
        try:
            server = self._standing() or self.relay.connect()
        except (SMTPException, OSError) as error:
            raise ChannelError(_reason(error), permanent=False) from error
        self.server = server
        try:
            server.send_message(email, _envelope(email, "From")[0], _envelope(email, "To"))
        except (SMTPException, OSError) as error:
            if isinstance(error, SMTPServerDisconnected) or not _answers(error):
                self._drop()
            raise ChannelError(_reason(error), permanent=_is_permanent(error)) from error
        except BaseException:
            self._drop()
            raise

    @contextmanager
    def opened(self) -> Iterator[SmtpLine]:
        yield self

    def hang_up(self) -> None:
        """Say goodbye, if anybody is still there to hear it."""
        if self.server is not None:
            with suppress(SMTPException, OSError):
                self.server.quit()
        self._drop()

    def _standing(self) -> SMTP | None:
        """The connection that is held, if the server still answers on it."""
        if self.server is not None:
            with suppress(SMTPException, OSError):
                if self.server.noop()[0] == _TAKEN:
                    return self.server
        self._drop()
        return None

    def _drop(self) -> None:
        if self.server is not None:
            self.server.close()
        self.server = None


def _is_here(host: str) -> bool:
    """Whether *host* is this machine, so that nothing sent there is on a wire."""
    try:
        return host == _HERE or ip_address(host).is_loopback
    except ValueError:
        return False


def _envelope(email: EmailMessage, header: str) -> list[str]:
    """The bare addresses of *header* as it was parsed; a display name can add none."""
    return [address.addr_spec for address in email[header].addresses]


def _answers(error: Exception) -> list[tuple[int, bytes | str]]:
    """What the server answered, by reply code and text; nothing if it never did."""
    if isinstance(error, SMTPRecipientsRefused):
        return list(error.recipients.values())
    return [(error.smtp_code, error.smtp_error)] if isinstance(error, SMTPResponseException) else []


def _is_permanent(error: Exception) -> bool:
    codes = [code for code, _ in _answers(error)]
    if isinstance(error, SMTPSenderRefused):
        return codes == [_TOO_LARGE]
    return bool(codes) and all(code in range(500, 600) and code != _SIGN_IN_FIRST for code in codes)


def _reason(error: Exception) -> str:
    """What the server said, or what went wrong, for the person who reads the dead letters."""
    answers = [f"{code} {_decoded(text)}" for code, text in _answers(error)]
    return "; ".join(answers) or f"{type(error).__name__}: {error}"


def _decoded(text: bytes | str) -> str:
    return text if isinstance(text, str) else text.decode("utf-8", "replace")
