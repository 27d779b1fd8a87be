"""The outbox is delivered: at least once, with a stable Message-ID; what can't be delivered waits for a person.

A message is leased in one transaction, sent outside any, and settled in another. A process that dies in between
leaves the lease to expire, and the message is sent again under the same Message-ID.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta

from notifications import (
    Delivered,
    Exits,
    Language,
    Message,
    Outcome,
    Recipient,
    Sender,
    TemporaryFailure,
    Way,
    next_attempt,
)
from services.store import campaigns
from services.store import messages as rows
from services.store.messages import Kept
from services.store.work import Work

OpenWork = Callable[[], AbstractContextManager[Work]]
BATCH = 20


def deliver_due(open_work: OpenWork, exits: Exits, *, sender: Sender, demo: bool, holding: timedelta) -> int:
    """Send every message that is due. Returns how many were delivered."""
    delivered = 0
    while True:
        with open_work() as work:
            leased = rows.lease(work, BATCH, holding)
            lists = campaigns.labels(work, {message.campaign for message in leased})
            work.commit()
        if not leased:
            return delivered
        with exits.opened() as held:
            for message in leased:
                with open_work() as work:
                    mine = rows.renew(work, message, holding)
                    work.commit()
                sent = _as_sent(message, lists, sender, demo=demo)
                delivered += mine and _deliver_one(open_work, held, message, sent)


def _deliver_one(open_work: OpenWork, exits: Exits, kept: Kept, message: Message) -> bool:
    outcome = exits.carry(message, kept.created_at)
    with open_work() as work:
        _settle(work, kept, outcome)
        work.commit()
    return isinstance(outcome, Delivered)


def _as_sent(kept: Kept, lists: Mapping[str, str], sender: Sender, *, demo: bool) -> Message:
    """*kept* as it leaves the house, on the channel it was queued for."""
    return Message(
        id=kept.id,
        recipient=Recipient(kept.name, kept.address),
        sender=sender,
        subject=kept.subject,
        text=kept.text,
        html=kept.html,
        language=Language(kept.language),
        list_id=kept.campaign,
        list_name=lists.get(kept.campaign, ""),
        thread=kept.thread,
        demo=demo,
        way=Way(kept.channel),
    )


def _settle(work: Work, kept: Kept, outcome: Outcome) -> None:
    match outcome:
        case Delivered():
            rows.delivered(work, kept.id)
        case TemporaryFailure(reason) if (wait := next_attempt(kept.attempts + 1)) is not None:
            rows.try_again(work, kept.id, work.act.recorded_at + wait, reason)
        case _:
            rows.give_up(work, kept.id, outcome.reason)
