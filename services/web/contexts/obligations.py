"""The board of obligations: who owes what by when, in which round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.campaigns import Tally
from services.web.contexts.frame import Badge, DueDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """One unit's obligation: where it stands, when it is due, how often it was reminded."""

    href: str
    unit: str
    obligation: str
    badge: Badge
    due: DueDay | None
    told: int
    last_told: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLink:
    """A round of the campaign, the address that shows what is owed in it alone, and whether it is shown now."""

    href: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationsPage:
    """`obligations.html`."""

    campaign: str
    """The campaign's label."""
    href: str
    """The campaign's address."""
    suspended: str
    """That the campaign is suspended, since when and who may resume it; empty while it runs."""
    filters: tuple[Tally, ...]
    """The states with their counts, each a link that shows only those."""
    all_href: str
    """The board without a filter by state."""
    state: str
    """The state that is shown; empty for all."""
    rounds: tuple[RoundLink, ...]
    """All rounds, then each by itself; empty where the plan does not repeat itself."""
    total: int
    """How many there are in all."""
    rows: tuple[Owing, ...]
    """The obligations, overdue first."""
