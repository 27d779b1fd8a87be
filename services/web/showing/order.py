"""The order in which pages list names."""

from __future__ import annotations

from services.words.alphabet import alphabetical

__all__ = ["alphabetical"]
