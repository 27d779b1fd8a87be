"""Deadlines pass: rounds begin, ladders are told, the clock makes its moves."""

from services.deadlines.sweeping import sweep

__all__ = ["sweep"]
