"""A form that was refused: what comes back to be shown beside the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.words import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The form that was refused just now: which, why, and what had been typed into it."""

    form: str
    said: tuple[Worded, ...]
    inputs: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
