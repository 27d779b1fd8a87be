"""Cases: looked at, listed, moved."""

from __future__ import annotations

from services.cases.acting import foreseen, open_all, open_case, perform, perform_in_turn, round_of_opening
from services.cases.holding import Asked
from services.cases.linking import Levels, Link, levels_of
from services.cases.looking import Looked, documents_of, event_of, history_of, listing, look, titled
from services.cases.returned import Flaggable, ToComplete, asked_of, carried_by, flaggable_with
from services.cases.withholding import offered

__all__ = [
    "Asked",
    "Flaggable",
    "Levels",
    "Link",
    "Looked",
    "ToComplete",
    "asked_of",
    "carried_by",
    "documents_of",
    "event_of",
    "flaggable_with",
    "foreseen",
    "history_of",
    "levels_of",
    "listing",
    "look",
    "offered",
    "open_all",
    "open_case",
    "perform",
    "perform_in_turn",
    "round_of_opening",
    "titled",
]
