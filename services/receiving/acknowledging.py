"""A receiver says that they have read a message that asked for it."""

from __future__ import annotations

from services.access import Actor, scope_of
from services.store import awaiting, history, messages
from services.store.absences import version_for_change
from services.store.history import Appended
from services.store.messages import Kept
from services.store.work import Work
from workflow.errors import NotFound, Refused
from workflow.events import MessageAcknowledged
from workflow.refusals import Refusal

ACKNOWLEDGE = "acknowledge"


def acknowledge(work: Work, who: Actor, message: str) -> Kept:
    """*who* has read *message*; saying so twice is once. Raises `NotFound`, and `Refused` where it is not theirs to say."""
    found = messages.visible(work, scope_of(who), message)
    if found is None:
        raise NotFound("message", message)
    if found.person != who.id:
        raise Refused(ACKNOWLEDGE, (Refusal("message_of_another", {"name": found.name}),))
    if not found.asks_acknowledgement:
        raise Refused(ACKNOWLEDGE, (Refusal("acknowledgement_not_asked"),))
    version = version_for_change(work, who.id)
    if awaiting.acknowledge(work, message):
        said = Appended(stream=f"person:{who.id}", after=version, events=(MessageAcknowledged(message=message),))
        history.append(work, who.organisation, [said])
    return messages.visible(work, scope_of(who), message) or found


def opened(work: Work, who: Actor, message: Kept) -> bool:
    """Note that its receiver has opened *message*; False when it is somebody else's, or was opened before."""
    if message.person != who.id or message.read_at is not None:
        return False
    awaiting.read(work, message.id)
    return True
