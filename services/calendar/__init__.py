"""The working calendar: the shipped days, what an organisation sets over them, and the deadlines that follow."""

from __future__ import annotations

from services.calendar.changing import Move, Preview, PreviewMoved, Stay, apply, may_change, outstanding, preview
from services.calendar.counting import StandingDay, days_off, standing_days
from services.calendar.seed import is_forecast, seed_days_off
from services.calendar.written import LARGEST_FILE, days_in, written

__all__ = [
    "LARGEST_FILE",
    "Move",
    "Preview",
    "PreviewMoved",
    "StandingDay",
    "Stay",
    "apply",
    "days_in",
    "days_off",
    "is_forecast",
    "may_change",
    "outstanding",
    "preview",
    "seed_days_off",
    "standing_days",
    "written",
]
