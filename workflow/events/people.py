"""What happens to a person as a receiver: they are away, they are back, they say that they have read a message."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceRecorded(Event):
    """The person is away, first and last day included; the substitute gets what is written to them."""

    kind = "person.absence_recorded"
    absence: str
    substitute: str
    first_day: str
    last_day: str
    note: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEnded(Event):
    """The person is back before the last day, from that day on; or does not go at all."""

    kind = "person.absence_ended"
    absence: str
    ended_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAcknowledged(Event):
    """The person says that they have read a message that asked for it."""

    kind = "person.message_acknowledged"
    message: str


PersonEvent = AbsenceRecorded | AbsenceEnded | MessageAcknowledged
