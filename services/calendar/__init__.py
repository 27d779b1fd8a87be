"""The working calendar: what an organisation sets over the shipped days, and the deadlines that follow."""

from __future__ import annotations

from services.calendar.changing import Move, Preview, PreviewMoved, Stay, apply, may_change, outstanding, preview
from services.calendar.counting import StandingDay, days_off, standing_days

__all__ = [
    "Move",
    "Preview",
    "PreviewMoved",
    "StandingDay",
    "Stay",
    "apply",
    "days_off",
    "may_change",
    "outstanding",
    "preview",
    "standing_days",
]
