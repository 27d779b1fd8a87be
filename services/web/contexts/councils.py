"""The pages of councils: the list of sittings, one council, the calling of a sitting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.web.contexts.frame import Badge, Choice, Input, Line, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRow:
    """A sitting in a list."""

    href: str
    council: str
    campaign: str
    at: datetime
    place: str
    badge: Badge
    motions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Somebody on a council: their name, their unit, and what they are there."""

    name: str
    unit: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """Who sits on a council by one decision. `last_day` is None while nothing ends it."""

    number: str
    decided_on: date
    first_day: date
    last_day: date | None
    members: tuple[Seated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilCard:
    """A council of a campaign: who sits on it today, how many cases wait for it, and what I may do with it.

    `calling` is where a sitting is called, empty where that is not mine to do.
    """

    href: str
    label: str
    campaign: str
    campaign_href: str
    standing: Composed | None
    waiting: int
    calling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilsPage:
    """`councils.html`."""

    to_come: tuple[SittingRow, ...]
    """The sittings that are open or to come, the next one first."""
    over: tuple[SittingRow, ...]
    """Those that were closed or called off, the latest first."""
    councils: tuple[CouncilCard, ...]
    """The councils of every campaign, as far as I may know of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People of one unit, to be chosen from."""

    unit: str
    people: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """One row of the form that composes a council: who, and what they are."""

    number: int
    groups: tuple[Group, ...]
    seats: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """The form that composes a council."""

    inputs: tuple[Input, ...]
    rows: tuple[SeatRow, ...]
    problems: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilPage:
    """`council.html`."""

    card: CouncilCard
    """The council, with who sits on it today."""
    version: int
    """The version its form was made for; 0 while it was never composed."""
    later: tuple[Composed, ...]
    """Who will sit on it, by decisions that do not apply yet."""
    earlier: tuple[Composed, ...]
    """Who sat on it before, the last first."""
    sittings: tuple[SittingRow, ...]
    """Its sittings, the latest first."""
    composing: Composing | None
    """The form that composes it; None when it is not mine to do."""
    refused: tuple[Unmet, ...]
    """Why the form sent just now was refused."""
    lines: tuple[Line, ...]
    """Its history, newest first."""
    done: str
    """What has just been done, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that may be put before the council."""

    name: str
    subject: str
    unit: str
    track: str
    badge: Badge
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingPage:
    """`calling.html`."""

    card: CouncilCard
    """The council that is called."""
    inputs: tuple[Input, ...]
    """When and where."""
    candidates: tuple[Candidate, ...]
    """The cases that may be put before it."""
    refused: tuple[Unmet, ...]
    """Why the form sent just now was refused."""
