"""A relay as it is on a bad day: busy, hanging, or gone before it has said that it took the mail."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.post_office import TAKEN, free_port

BUSY, HANGS, GOES = "busy", "hangs", "goes"


@dataclass(slots=True)
class RoughPost:
    """Takes mail from several nodes, each at a port of its own, and is rough to a mail at most once.

    `unanswered` are the mails that were taken while the node may never have heard of it, or not lived to write it down:
    those after which nothing more came on their connection. A node that goes on has written down what it sent before.
    """

    share: float
    hanging: float
    ports: Sequence[int]
    taken: list[str] = field(default_factory=list)
    last_of: dict[int, str] = field(default_factory=dict)
    unanswered: set[str] = field(default_factory=set)
    pending: dict[SMTP, str] = field(default_factory=dict)
    moods: Counter[str] = field(default_factory=Counter)
    met: set[str] = field(default_factory=set)

    async def take(self, port: int, name: str, server: SMTP) -> str:
        mood = random.choice((BUSY, HANGS, GOES)) if name not in self.met and random.random() < self.share else ""
        self.met.add(name)
        self.moods[mood] += 1
        if mood == BUSY:
            return "451 come back later"
        if mood == HANGS:
            await asyncio.sleep(self.hanging)
            return "451 that took too long"
        self.taken.append(name)
        self.last_of[port] = name
        self.pending[server] = name
        if mood == GOES:
            server.transport.abort()
        return TAKEN

    def in_flight(self) -> None:
        """The nodes lose their database: none may have written down the last mail it sent."""
        self.unanswered.update(self.last_of.values())

    def goes_on(self, server: SMTP) -> None:
        self.pending.pop(server, None)

    def hung_up(self, server: SMTP) -> None:
        if server in self.pending:
            self.unanswered.add(self.pending.pop(server))


class _Line(SMTP):
    """A connection that tells when it ends, however it does."""

    def connection_lost(self, error: Exception | None) -> None:
        self.event_handler.post.hung_up(self)
        super().connection_lost(error)


class _Desk(Controller):
    def factory(self) -> SMTP:
        return _Line(self.handler, **self.SMTP_kwargs)


@dataclass(slots=True)
class _Door:
    post: RoughPost
    port: int

    async def handle_NOOP(self, server: SMTP, _session: Session, _envelope: Envelope, _said: str) -> str:  # noqa: N802
        self.post.goes_on(server)
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        self.post.goes_on(server)
        return "221 Bye"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        name = str(BytesParser().parsebytes(content, headersonly=True)["Message-ID"])
        return await self.post.take(self.port, name, server)


@contextmanager
def open_rough_post(nodes: int, *, share: float, hanging: float) -> Iterator[RoughPost]:
    """A relay with a port for each of *nodes*; it is rough to that *share* of mails, and hangs for so many seconds."""
    post = RoughPost(share=share, hanging=hanging, ports=[free_port() for _ in range(nodes)])
    with ExitStack() as open_doors:
        for port in post.ports:
            door = _Desk(_Door(post, port), hostname="127.0.0.1", port=port)
            door.start()
            open_doors.callback(door.stop)
        yield post
