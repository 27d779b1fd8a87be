"""The page of a plan: everything its definition says, in both languages, with its diagram and its texts."""

from __future__ import annotations
