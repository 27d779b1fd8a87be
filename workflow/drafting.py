"""The year a campaign is drafted for: the plan's own, or another within reach of its laws and calendars."""

from __future__ import annotations

from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut

FIRST_YEAR, LAST_YEAR = 2015, 2099


def year_of(written: str) -> int | None:
    """The year that somebody wrote; None where they left it to the plan. Raises `Refused` for what is no usable year."""
    text = written.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise _not_usable(text)
    return usable(int(text[:9]))


def usable(year: int) -> int:
    """*year*; raises `Refused` outside the years that campaigns are kept for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _not_usable(str(year))
    return year


def _not_usable(given: str) -> Refused:
    params: dict[str, str | int] = {"given": given, "low": str(FIRST_YEAR), "high": str(LAST_YEAR)}
    return Refused("draft", (Refusal("year_not_usable", params, (WayOut.CORRECT_FIGURES,), "year"),))
