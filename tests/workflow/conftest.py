"""Hypothesis without chance: every run tries the same examples, and keeps none of them on disk."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("workflow", derandomize=True, database=None, deadline=None, max_examples=80)
settings.load_profile("workflow")
