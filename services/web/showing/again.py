"""A letter that was sent once more, or could be."""

from __future__ import annotations

from notifications import Way
from services import mending
from services.access import Actor
from services.store import deliveries, people
from services.store.deliveries import ENDED
from services.store.messages import Kept
from services.store.work import Work
from services.words import moment


def again_href(work: Work, who: Actor, message: Kept) -> str:
    """Where *who* can have *message* sent once more; empty while it waits anyway, is only to be
    read here, or where that is not theirs.
    """
    may = message.state in ENDED and message.channel != Way.IN_APP and mending.may_mend(work, who)
    return f"/operations/messages/{message.id}/again" if may else ""


def asked_again(work: Work, message: Kept) -> str:
    """Who had *message* sent once more, and when; empty if nobody did."""
    found = deliveries.sent_again(work, message.id)
    if found is None:
        return ""
    person = people.by_id(work, [found.by]).get(found.by)
    return f"{person.name if person else found.by} ({moment(found.at)})"
