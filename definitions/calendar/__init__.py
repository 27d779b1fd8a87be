"""The shipped working calendar, dated data like the law it comes from, and days as people write them in a file."""

from __future__ import annotations

from definitions.calendar.seed import FORECAST, SEED, around, is_forecast, seed, seed_days_off, seed_sha256
from definitions.calendar.written import CHANGE, LARGEST_FILE, day_in, days_in, on_one_line, written

__all__ = [
    "CHANGE",
    "FORECAST",
    "LARGEST_FILE",
    "SEED",
    "around",
    "day_in",
    "days_in",
    "is_forecast",
    "on_one_line",
    "seed",
    "seed_days_off",
    "seed_sha256",
    "written",
]
