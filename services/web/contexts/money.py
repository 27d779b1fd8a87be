"""What the awards of a plan may cost, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """An award: how many at most and why so many, the sum for one, how it was reckoned, how sure; None where not known."""

    label: str
    holder: str
    most: int | None
    most_said: str
    one: int | None
    how: tuple[str, ...]
    mark: Badge | None
    in_all: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """Every award for a decision of `day`; the `total` is what is known of it, all of it where `complete`."""

    action: str
    day: date
    rows: tuple[CostRow, ...]
    total: int
    complete: bool
    salary: str
    mark: Badge | None
