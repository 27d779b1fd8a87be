"""What happens to a council as a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilComposed(Event):
    """By a decision it has these members, each with their seat, from `first_day` on (through `last_day`, if said).

    A composition ends the day before a later one begins.
    """

    kind = "council.composed"
    council: str
    campaign: str
    rule: str
    organisation: str
    decision_number: str
    decided_on: str
    first_day: str
    seats: Mapping[str, str]
    last_day: str = ""


CouncilEvent = CouncilComposed
