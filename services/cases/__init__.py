"""Cases: looked at, listed, moved."""

from __future__ import annotations

from services.cases.acting import open_all, open_case, perform, round_of_opening
from services.cases.holding import Asked
from services.cases.looking import Looked, documents_of, event_of, history_of, listing, look, titled
from services.cases.returned import Flaggable, ToComplete, asked_of, carried_by, flaggable_with

__all__ = [
    "Asked",
    "Flaggable",
    "Looked",
    "ToComplete",
    "asked_of",
    "carried_by",
    "documents_of",
    "event_of",
    "flaggable_with",
    "history_of",
    "listing",
    "look",
    "open_all",
    "open_case",
    "perform",
    "round_of_opening",
    "titled",
]
