"""SMS by somebody's HTTP gateway. It knows requests and answers; how the gateway wants them, its description says.

A refusal of the message (4xx) is permanent unless its description says to wait; no answer, a 5xx, and an answer in which
the sign of success is missing are temporary. Every attempt carries the same id, by which a gateway can tell a second one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2

from notifications.channels.gateway_file import Body, Gateway
from notifications.errors import ChannelError
from notifications.lines import one_line
from notifications.texting import ShortMessage, unaccented, within

_LONGEST_ANSWER = 64 * 1024
_LONGEST_REASON = 200
_REFUSED = range(400, 500)
_HIDDEN = "***"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsGateway:
    """The gateway that *described* tells of."""

    described: Gateway
    client: httpx2.Client | None = field(default=None, repr=False, compare=False)

    def worded(self, text: str) -> str:
        """*text* as this gateway's messages carry it: without diacritics if so configured, and cut to its parts."""
        said = " ".join(unaccented(text).split()) if self.described.unaccented else text
        return within(said, self.described.most_parts)

    def send(self, message: ShortMessage, /) -> None:
        """Hand *message* to the gateway; raises `ChannelError`."""
        if self.client is None:
            with self.opened() as line:
                return line.send(message)
        try:
            with self.client.stream(**self._request(message)) as answer:
                body = _beginning(answer)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ChannelError(type(error).__name__, permanent=False) from error
        return self._judge(answer.status_code, body)

    @contextmanager
    def opened(self) -> Iterator[SmsGateway]:
        """Connections that are kept for the messages of a batch."""
        with httpx2.Client(timeout=self.described.timeout, follow_redirects=False) as client:
            yield replace(self, client=client)

    def _request(self, message: ShortMessage) -> dict[str, Any]:
        values = {
            "phone": self.described.dialled(message.phone),
            "text": self.worded(message.text),
            "id": message.id,
            "sender": self.described.sender,
        }
        headers = {name: self.described.filled(text, {}) for name, text in self.described.headers.items()}
        if self.described.idempotency_header:
            headers[self.described.idempotency_header] = message.id
        carried = self.described.filled(self.described.fields, values)
        where = {Body.JSON: "json", Body.FORM: "data", Body.QUERY: "params"}[self.described.body]
        return {"method": self.described.method, "url": self.described.url, "headers": headers, where: carried}

    def _judge(self, status: int, body: bytes) -> None:
        """Nothing when the gateway took it; raises `ChannelError` when it did not."""
        said = self._shown(status, body)
        if status in self.described.success_status:
            sign = self.described.sign_in(_parsed(body))
            if sign is None or sign in self.described.success_values:
                return
            raise ChannelError(said, permanent=sign in self.described.permanent_values)
        raise ChannelError(said, permanent=status in _REFUSED and status not in self.described.retried_status)

    def _shown(self, status: int, body: bytes) -> str:
        """The answer for the person who reads the dead letters, with no secret in it."""
        said = one_line(body.decode("utf-8", "replace"))
        for secret in self.described.secrets.values():
            said = said.replace(secret, _HIDDEN)
        return f"{status} {said[:_LONGEST_REASON]}".strip()


def _beginning(answer: httpx2.Response) -> bytes:
    """As much of the answer as a gateway needs to say yes or no."""
    taken = b""
    for piece in answer.iter_bytes():
        taken += piece
        if len(taken) > _LONGEST_ANSWER:
            break
    return taken[:_LONGEST_ANSWER]


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
