"""The first working calendar: weekends and the public holidays of Việt Nam, as the `holidays` library has them."""

from __future__ import annotations

from functools import lru_cache

import holidays

from workflow.daysoff import DaysOff

YEARS_AROUND = 2
FIRST_YEAR, LAST_YEAR = 1990, 2099


@lru_cache(maxsize=64)
def days_off_around(year: int) -> DaysOff:
    """The days off of *year* and the years around it that its deadlines may reach into.

    Holidays are those of the Labour Code 2019, art. 112; make-up working Saturdays are not known here.
    """
    years = range(max(year - YEARS_AROUND, FIRST_YEAR), min(year + YEARS_AROUND + 4, LAST_YEAR) + 1)
    return DaysOff(holidays=frozenset(holidays.country_holidays("VN", years=years)))
