"""The page of one's own calendar addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.frame import Choice, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """An address that was made: of which campaign (all, without one), when, and when it was last read."""

    id: str
    campaign: str
    made_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage:
    """`feeds.html`."""

    feeds: tuple[FeedLine, ...]
    """My addresses, newest first."""
    campaigns: tuple[Choice, ...]
    """The campaigns an address may be made for."""
    address: str
    """The address that was made just now, shown this once; empty otherwise."""
    done: str
    """What has just been done: made or revoked."""
    refused: tuple[Unmet, ...]
    """Why no address was made just now."""
