"""Which channel a message takes: the exits of a house, one for each way a person may be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage

from notifications.channels import Channel
from notifications.delivery import deliver, post
from notifications.errors import MessageInvalid
from notifications.message import Delivered, Message, Outcome, PermanentFailure, TemporaryFailure, Way
from notifications.texting import ShortMessage, telephone

NO_GATEWAY = "no SMS gateway is set up (THIDUA_SMS_GATEWAY)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """The channels of an installation; without `sms` short messages wait until there is a gateway."""

    email: Channel[EmailMessage]
    sms: Channel[ShortMessage] | None = None

    @contextmanager
    def opened(self) -> Iterator[Exits]:
        """The exits held open for a batch. For one thread."""
        with self.email.opened() as email:
            if self.sms is None:
                yield replace(self, email=email)
            else:
                with self.sms.opened() as sms:
                    yield replace(self, email=email, sms=sms)

    def carry(self, message: Message, sent_at: datetime) -> Outcome:
        """Send *message* the way it says, dated *sent_at* (aware); in the application it has arrived by being there."""
        match message.way:
            case Way.EMAIL:
                return post(self.email, message, sent_at)
            case Way.SMS:
                return self._text(message)
            case Way.IN_APP:
                return Delivered()

    def _text(self, message: Message) -> Outcome:
        try:
            phone = telephone(message.recipient.address)
        except MessageInvalid as error:
            return PermanentFailure(str(error))
        if self.sms is None:
            return TemporaryFailure(NO_GATEWAY)
        return deliver(self.sms, ShortMessage(id=message.id, phone=phone, text=message.text))
