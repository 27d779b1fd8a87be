"""What was asked for when a case was returned, as the JSON its row holds; the notes are in the history alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workflow.completing import Completion, part_of
from workflow.ids import RoleId, StateId


def to_body(completion: Completion | None) -> dict[str, Any]:
    """*completion* as JSON; an empty object where nothing was asked for."""
    if completion is None:
        return {}
    return {
        "state": completion.state,
        "asked_by": list(completion.asked_by),
        "parts": [str(part) for part in completion.parts],
        "came_back": completion.came_back,
    }


def from_body(body: Mapping[str, Any]) -> Completion | None:
    """The same from its JSON."""
    if not body:
        return None
    return Completion(
        state=StateId(body["state"]),
        asked_by=tuple(RoleId(role) for role in body["asked_by"]),
        parts=tuple(part_of(text) for text in body["parts"]),
        came_back=body["came_back"],
    )
