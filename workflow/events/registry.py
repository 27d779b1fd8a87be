"""What happens in the registry of an organisation: one unit takes the place of another, or that was recorded wrongly."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSucceeded(Event):
    """By a document the unit `successor` takes the place of `former` from the day `since` on, both units by id.

    `nature` says how: renamed, merged, split.
    """

    kind = "registry.unit_succeeded"
    succession: str
    former: str
    successor: str
    nature: str
    since: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionUndone(Event):
    """What was recorded of two units was wrong, and stands no longer. The entry of it stays."""

    kind = "registry.succession_undone"
    succession: str
    reason: str = field(default="", metadata=PERSONAL)


RegistryEvent = UnitSucceeded | SuccessionUndone
