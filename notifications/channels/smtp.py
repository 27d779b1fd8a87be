"""Mail by SMTP, one connection a mail. It knows servers and reply codes, not what the mail says.

An answer to the mail itself (sender, recipient, data) is sorted by its code: 4xx may pass, 5xx will not. Everything
before that is about us and the server: no connection, a refused greeting, a wrong password. The mail is not at
fault and somebody may mend it while the mail waits, so that is always temporary.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from smtplib import SMTP, SMTP_SSL, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import parse_qs, unquote, urlsplit

from notifications.errors import ChannelError

_PORTS = {"smtp": 25, "smtps": 465}


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

        Raises `ValueError`, without the password in it, when the URL can't be used.
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
        return cls(
            host=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            username=username,
            password=password,
            tls=parts.scheme == "smtps",
            starttls=options == {"starttls": ["yes"]},
            timeout=timeout,
        )

    def send(self, email: EmailMessage) -> None:
        """Hand *email* to the relay; raises `ChannelError`.

        Once the relay has taken the data the mail is sent, even if the farewell fails: it must not go out twice.
        """
        try:
            server = self._connect()
        except (SMTPException, OSError) as error:
            raise ChannelError(_reason(error), permanent=False) from error
        try:
            server.send_message(email, _envelope(email, "From")[0], _envelope(email, "To"))
            with suppress(SMTPException, OSError):
                server.quit()
        except (SMTPException, OSError) as error:
            raise ChannelError(_reason(error), permanent=_is_permanent(error)) from error
        finally:
            server.close()

    def _connect(self) -> SMTP:
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


def _envelope(email: EmailMessage, header: str) -> list[str]:
    """The bare addresses of *header* as it was parsed; a display name can add none."""
    return [address.addr_spec for address in email[header].addresses]


def _answers(error: Exception) -> list[tuple[int, bytes | str]]:
    """What the server answered, by reply code and text; nothing if it never did."""
    if isinstance(error, SMTPRecipientsRefused):
        return list(error.recipients.values())
    return [(error.smtp_code, error.smtp_error)] if isinstance(error, SMTPResponseException) else []


def _is_permanent(error: Exception) -> bool:
    answers = _answers(error)
    return bool(answers) and all(code in range(500, 600) for code, _ in answers)


def _reason(error: Exception) -> str:
    """What the server said, or what went wrong, for the person who reads the dead letters."""
    answers = [f"{code} {_decoded(text)}" for code, text in _answers(error)]
    return "; ".join(answers) or f"{type(error).__name__}: {error}"


def _decoded(text: bytes | str) -> str:
    return text if isinstance(text, str) else text.decode("utf-8", "replace")
