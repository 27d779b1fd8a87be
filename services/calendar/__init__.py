"""The working calendar: what an organisation sets over the shipped days, and the deadlines that follow."""

from __future__ import annotations

from services.calendar.changing import (
    Move,
    Preview,
    PreviewMoved,
    Stay,
    apply,
    entitled,
    may_change,
    outstanding,
    preview,
)
from services.calendar.counting import StandingDay, days_off, standing_days
from services.calendar.written import LARGEST_FILE, days_in, on_one_line, written

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
    "entitled",
    "may_change",
    "on_one_line",
    "outstanding",
    "preview",
    "standing_days",
    "written",
]
