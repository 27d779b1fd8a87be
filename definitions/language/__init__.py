"""The language: every kind of thing a definition may hold and every key it allows, said once.

Unknown-key problems, `schema.json` and the reference page all derive from these records; the reader and the
rules look keys up by the same words. What a skeleton gives, a plan need not repeat: requirements hold for the
composed text.
"""

from __future__ import annotations

from definitions.language.guards import GUARD
from definitions.language.plan import OPTION, PLAN, QUESTION, TOLD
from definitions.language.tracks import OPEN_STATES, TRACK

__all__ = ["GUARD", "OPEN_STATES", "OPTION", "PLAN", "QUESTION", "TOLD", "TRACK"]
