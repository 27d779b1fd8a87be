"""Deadlines pass: rounds begin, ladders are told, the clock makes its moves."""

from services.deadlines.sweeping import BATCH, SHORT_BATCH, sweep

__all__ = ["BATCH", "SHORT_BATCH", "sweep"]
