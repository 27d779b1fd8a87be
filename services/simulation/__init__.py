"""A whole campaign on the virtual clock: a scenario is read, acted out through the real use cases, and told."""

from __future__ import annotations

from services.simulation.printing import as_json, as_text
from services.simulation.running import Year, run
from services.simulation.scenario import Read, Scenario, read, read_text, redated, shipped_for
from services.simulation.telling import Line, Told, tell

__all__ = [
    "Line",
    "Read",
    "Scenario",
    "Told",
    "Year",
    "as_json",
    "as_text",
    "read",
    "read_text",
    "redated",
    "run",
    "shipped_for",
    "tell",
]
