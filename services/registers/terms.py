"""The terms for which offices report: six months, quarter III (nine months), the year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workflow.definition import Label

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""The years a report may be of."""


class Term(StrEnum):
    SIX_MONTHS = "six_months"
    QUARTER_3 = "quarter_3"
    YEAR = "year"

    @property
    def label(self) -> Label:
        return LABELS[self]

    def last_day(self, year: int) -> date:
        """The last day of the term in that year, as calendars count."""
        return date(year, *LAST_DAYS[self])


LABELS = {
    Term.SIX_MONTHS: Label("6 tháng đầu năm", "Six months"),
    Term.QUARTER_3: Label("quý III", "Quarter III"),
    Term.YEAR: Label("cả năm", "Year"),
}
LAST_DAYS = {Term.SIX_MONTHS: (6, 30), Term.QUARTER_3: (9, 30), Term.YEAR: (12, 31)}
