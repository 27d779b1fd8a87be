"""Events as the JSON objects that the history keeps, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from workflow.events.calendar import CalendarEvent
from workflow.events.campaigns import CampaignEvent
from workflow.events.cases import CaseEvent
from workflow.events.councils import CouncilComposed
from workflow.events.decisions import DecisionEvent
from workflow.events.people import PersonEvent
from workflow.events.registry import RegistryEvent
from workflow.events.sittings import SittingEvent

AnyEvent = (
    CaseEvent
    | CampaignEvent
    | PersonEvent
    | CalendarEvent
    | CouncilComposed
    | SittingEvent
    | DecisionEvent
    | RegistryEvent
)
_BY_KIND: dict[str, type[Any]] = {event.kind: event for event in get_args(AnyEvent)}


def to_payload(event: AnyEvent) -> tuple[dict[str, Any], dict[str, Any]]:
    """*event* as two JSON objects: what the chain holds openly, and what it only commits to."""
    public: dict[str, Any] = {}
    personal: dict[str, Any] = {}
    for part in fields(event):
        value = getattr(event, part.name)
        plain = list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
        if not part.metadata.get("personal"):
            public[part.name] = plain
        elif plain:
            personal[part.name] = plain
    return public, personal


def from_payload(kind: str, public: Mapping[str, Any], personal: Mapping[str, Any]) -> AnyEvent:
    """The event of *kind* that those objects tell of; `ValueError` for one this version does not know."""
    if kind not in _BY_KIND:
        raise ValueError(f"no event is called {kind!r}")
    values = {**public, **personal}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    event: AnyEvent = _BY_KIND[kind](**plain)
    return event
