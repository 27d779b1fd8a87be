"""The only place that builds things: settings become a database, clocks, a file store and channels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection

from definitions.law import LawBooks, shipped_books
from notifications import Channel, Exits, Gateway, MailboxChannel, Sender, ShortMessage, SmsGateway, SmtpChannel, Way
from services import batches, deadlines, notices, outbox
from services.attachments import FileStore
from services.batches import KINDS, Kinds, Workshop
from services.clock import Clock, SystemClock
from services.metrics import Metrics
from services.settings import Settings, SettingsInvalid, law_books
from services.store import clocks, sitting_reminders
from services.store.awaiting import next_digest
from services.store.database import Database, connect
from services.store.rungs import next_instant
from services.store.work import SYSTEM, Act, Installation, Work

BOX_KEYS, BATCHES = "ballot-box-keys", "batches"
A_ROUND = 4.0
"""How many seconds one round makes batches: less than what lies between two rounds, so that a node can be stopped soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything a door needs: it opens units of work and knows what time it is in them."""

    settings: Settings
    database: Database
    files: FileStore
    channel: Channel[EmailMessage]
    clock: Clock
    gateway: Channel[ShortMessage] | None = None
    metrics: Metrics = field(default_factory=Metrics)
    law: LawBooks = field(default_factory=shipped_books)
    kinds: Kinds = field(default_factory=lambda: KINDS)

    @contextmanager
    def writing(self, actor: str = SYSTEM, on_behalf_of: str = "") -> Iterator[Work]:
        """A unit of work that may change things; nothing stays unless it is committed."""
        with self.database.writing() as connection:
            yield self._work(connection, actor, on_behalf_of)

    @contextmanager
    def reading(self, actor: str = SYSTEM) -> Iterator[Work]:
        """A unit of work that only looks."""
        with self.database.reading() as connection:
            yield self._work(connection, actor, "")

    def sweep(self) -> int:
        """Fire every deadline rung that is due; then tell what was held for its digest, not acknowledged in time, or near."""
        batch = deadlines.SHORT_BATCH if self.database.is_sqlite else deadlines.BATCH
        settled = deadlines.sweep(self.writing, batch)
        notices.send_digests(self.writing)
        notices.tell_missing(self.writing)
        notices.remind_of_sittings(self.writing)
        return settled

    def deliver(self) -> int:
        """Send every message that is due."""
        sender = Sender.read(self.settings.sender)
        holding = timedelta(seconds=self.settings.lease_seconds)
        exits = Exits(
            email=self.metrics.watching(self.channel, Way.EMAIL),
            sms=self.metrics.watching(self.gateway, Way.SMS) if self.gateway else None,
        )
        return outbox.deliver_due(self.writing, exits, sender=sender, demo=self.settings.demo, holding=holding)

    @property
    def workshop(self) -> Workshop:
        """Where this node makes what is done in the background; nodes on one database share the folder of files."""
        return Workshop(
            reading=self.reading,
            writing=self.writing,
            root=self.settings.files / BATCHES,
            kinds=self.kinds,
            holding=timedelta(seconds=self.settings.lease_seconds),
        )

    def make_batches(self) -> int:
        """Make pieces of the batches that were asked for, for a few seconds."""
        until = monotonic() + A_ROUND
        return batches.make_some(self.workshop, lambda: monotonic() < until)

    def advance(self, to: datetime) -> int:
        """Move virtual business time to *to*, stopping at every rung on the way so that each fires at its moment."""
        settled = 0
        while True:
            with self.writing() as work:
                moments = (next_instant(work), next_digest(work), sitting_reminders.next_moment(work))
                upcoming = min(filter(None, moments), default=None)
                stop = to if upcoming is None else max(min(upcoming, to), work.act.business_at)
                clocks.set_to(work, stop)
                work.commit()
            settled += self.sweep()
            if stop >= to:
                return settled

    def _work(self, connection: Connection, actor: str, on_behalf_of: str) -> Work:
        system_now = self.clock.now()
        installation = Installation(
            public_url=self.settings.public_url,
            demo=self.settings.demo,
            box_keys=Path(self.settings.box_keys) if self.settings.box_keys else self.settings.files / BOX_KEYS,
            law=self.law,
        )
        act = Act(actor=actor, business_at=system_now, recorded_at=system_now, on_behalf_of=on_behalf_of)
        work = Work(connection, act, installation, tell=self.metrics.count)
        virtual = clocks.read(work) if self.settings.demo else None
        return replace(work, act=replace(act, business_at=virtual)) if virtual else work


def _gateway(settings: Settings) -> Channel[ShortMessage] | None:
    if not settings.sms_gateway:
        return MailboxChannel() if settings.demo else None
    try:
        described = Gateway.read(Path(settings.sms_gateway).read_text(encoding="utf-8"), os.environ)
    except (OSError, ValueError) as error:
        raise SettingsInvalid(f"THIDUA_SMS_GATEWAY can't be used: {error}") from error
    return SmsGateway(described=described)


def _channel(settings: Settings) -> Channel[EmailMessage]:
    if not settings.smtp_url:
        return MailboxChannel()
    try:
        return SmtpChannel.from_url(settings.smtp_url)
    except ValueError as error:
        raise SettingsInvalid(f"THIDUA_SMTP_URL can't be used: {error}") from error


def office(settings: Settings, clock: Clock | None = None) -> Office:
    """An office on *settings*. Raises `DatabaseAway` for a database URL that is none, `SettingsInvalid` for other settings."""
    return Office(
        settings=settings,
        database=connect(settings.database_url),
        files=FileStore(settings.files, settings.upload_limit),
        channel=_channel(settings),
        gateway=_gateway(settings),
        clock=clock or SystemClock(),
        law=law_books(settings),
        kinds=batches.kinds_by(settings.paper_templates),
    )


@contextmanager
def opened(settings: Settings) -> Iterator[Office]:
    """An office for one command: what it holds open is closed with the block. Raises as `office` does."""
    made = office(settings)
    try:
        yield made
    finally:
        made.database.dispose()
