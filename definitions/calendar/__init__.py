"""The shipped working calendar: dated data, like the law it comes from."""

from __future__ import annotations

from definitions.calendar.shipped import FORECAST, SEED, around, is_forecast, seed, seed_days_off, seed_sha256

__all__ = ["FORECAST", "SEED", "around", "is_forecast", "seed", "seed_days_off", "seed_sha256"]
