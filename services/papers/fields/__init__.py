"""What each kind of paper is written from: one dataclass a kind, its fields the names that templates use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.papers.fields.decision import DecisionFields
from services.papers.kinds import PaperKind

FIELDS: Mapping[PaperKind, type[Any]] = {
    PaperKind.DECISION: DecisionFields,
}
"""The dataclass of each kind."""
