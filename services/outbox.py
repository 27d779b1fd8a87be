"""The outbox is delivered: at least once, with a stable Message-ID; what can't be delivered waits for a person.

Messages are leased a batch at a time and sent outside any transaction, one after another. What came of one is written
down together with the renewed lease of the next, so each costs one transaction. A process that dies leaves its leases to
expire, for whoever looks next; only the one message whose outcome it had not written down is sent again, under the
same Message-ID.
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
            came_of_it: tuple[Kept, Outcome] | None = None
            for message in leased:
                if _written_down(open_work, came_of_it, message, holding):
                    sent = _as_sent(message, lists, sender, demo=demo)
                    came_of_it = message, held.carry(sent, message.created_at)
                    delivered += isinstance(came_of_it[1], Delivered)
                else:
                    came_of_it = None
            _written_down(open_work, came_of_it, None, holding)


def _written_down(
    open_work: OpenWork, came_of_it: tuple[Kept, Outcome] | None, following: Kept | None, holding: timedelta
) -> bool:
    """Settle what was sent, and hold *following* anew in the same transaction; whether it still is ours to send."""
    with open_work() as work:
        if came_of_it is not None:
            _settle(work, *came_of_it)
        mine = following is not None and rows.renew(work, following, holding)
        work.commit()
    return mine


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
            rows.delivered(work, kept)
        case TemporaryFailure(reason) if (wait := next_attempt(kept.attempts + 1)) is not None:
            rows.try_again(work, kept, work.act.recorded_at + wait, reason)
        case _:
            rows.give_up(work, kept, outcome.reason)
