"""The page of a sitting, the council's room; and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.cases import Value
from services.web.contexts.councils import Candidate
from services.web.contexts.frame import Badge, Choice, Input, Line, Unmet
from services.web.contexts.printing import Printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """A member, what they are on the council, and whether they are here: present, written, absent, or unknown yet."""

    id: str
    name: str
    unit: str
    seat: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A member's conflict of interest in a motion, and why; `member` is their id where it may be lifted."""

    name: str
    because: str
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of a count as its input shows it."""

    name: str
    label: str
    value: str
    wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A case on the agenda. Of one I am `kept_out` of, nothing that was voted is shown.

    `voting` is how many may vote on it; `counted` what was counted, in words; `recount` that this no longer adds up;
    `outcome` and `reckoning` what it came to; `cells` the figures to enter, where that is mine to do.
    """

    id: str
    number: int
    href: str
    subject: str
    unit: str
    track: str
    badge: Badge
    values: tuple[Value, ...]
    conflicts: tuple[Flagged, ...]
    kept_out: bool
    voting: int
    counted: str
    recount: bool
    outcome: Badge | None
    reckoning: str
    cells: tuple[Cell, ...]
    problems: tuple[str, ...]
    declaring: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """How many are here of how many, against how many are needed."""

    present: int
    written: int
    members: int
    needed: int
    reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesShown:
    """The minutes that were attached; no `href` for a member who is kept out of something they tell of."""

    href: str
    number: str
    filename: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """A motion with equal votes, which the chair has to decide."""

    motion: str
    number: int
    subject: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingPage:
    """`sitting.html`."""

    href: str
    """The sitting's own address, which its forms are sent below."""
    version: int
    """The version these forms were made for."""
    council: str
    """The council's label."""
    council_href: str
    """The council's page; empty where I may not open it."""
    campaign: str
    """The campaign's label."""
    campaign_href: str
    """The campaign's address."""
    badge: Badge
    """Whether it is to come, open, closed, or called off."""
    state: str
    """The same, by its name."""
    at: datetime
    """When it was called for."""
    place: str
    """Where; empty when nobody said."""
    decision: str
    """The number of the decision that names its members; empty before it is opened."""
    voting: str
    """How votes are given, in words."""
    majority: str
    """What a motion needs to carry, in words; empty where the council does not vote."""
    quorum: Quorum | None
    """Who is here, against who has to be; None where no quorum is asked."""
    members: tuple[Attending, ...]
    """Its members, the chair first."""
    attended: bool
    """Whether attendance has been taken."""
    written: bool
    """Whether absent members may give their opinion in writing."""
    motions: tuple[Motion, ...]
    """What is on its agenda."""
    conflict_rule: str
    """What a conflict of interest does, in words."""
    declarers: tuple[Choice, ...]
    """For whom I may declare a conflict of interest: the members, or myself."""
    quick: bool
    """Whether counts of several motions may be entered at once."""
    minutes: MinutesShown | None
    """The minutes, once attached."""
    minutes_number: str
    """The number typed into the form that attaches them."""
    in_the_way: tuple[Unmet, ...]
    """What still hinders closing it."""
    castings: tuple[Casting, ...]
    """The motions on which the chair has to decide before it is closed."""
    presiding: bool
    """Whether opening, attendance, counts, minutes and closing are mine to do."""
    ballots: str
    """Where I vote, if votes are given here and I take part; else empty."""
    candidates: tuple[Candidate, ...]
    """The cases that may be added to its agenda."""
    reason: Input | None
    """The reason for which it is called off, where that is mine to do."""
    refused: tuple[Unmet, ...]
    """Why the form sent just now was refused."""
    form: str
    """Which form that was; empty when none was refused."""
    done: str
    """What has just been done, in words."""
    printing: tuple[Printable, ...] = ()
    """The papers of it that I may print now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingHistoryPage:
    """`sitting_history.html`."""

    href: str
    """The sitting's address."""
    council: str
    """The council's label."""
    at: datetime
    """When it was called for."""
    holds: bool
    """Whether the chain of its history was proved just now."""
    fault: str
    """Where and how it breaks, if it does."""
    left_out: bool
    """Whether entries are left out, being about motions that I am kept out of."""
    lines: tuple[Line, ...]
    """Its history, oldest first."""
