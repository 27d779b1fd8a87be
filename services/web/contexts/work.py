"""The first page: what waits for me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.councils import SittingRow
from services.web.contexts.frame import Badge, DueDay, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A case in which I have a move to make: `action` names it, `unmet` is what still hinders it."""

    href: str
    subject: str
    track: str
    badge: Badge
    due: DueDay | None
    action: str
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Cases that are hindered by the same thing: shown as one, to be opened."""

    track: str
    unmet: tuple[Unmet, ...]
    due: DueDay | None
    tasks: tuple[Task, ...]

    @property
    def size(self) -> int:
        return len(self.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """A case of my unit that waits for somebody else: `turn` names their roles."""

    href: str
    subject: str
    track: str
    badge: Badge
    turn: str
    due: DueDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignCard:
    """A campaign as a link; `since` is the day on which it was suspended, where it is."""

    href: str
    label: str
    year: int
    badge: Badge
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where I may open a case by hand, and of which kind."""

    href: str
    track: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeCouncil:
    """A council that I convene, and how many cases wait to be put before it; `href` calls a sitting on them."""

    href: str
    council: str
    campaign: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A jury I sit on that is at work: how many of my works have my sheet, and until when."""

    href: str
    council: str
    given: int
    wanted: int
    due: DueDay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPage:
    """`work.html`."""

    marking: tuple[Marking, ...]
    """What I judge as a member of a jury."""

    ready: tuple[Task, ...]
    """Cases I can move now, due soonest first."""
    blocked: tuple[Heap, ...]
    """Cases that are mine to move once something else is done, those hindered alike together."""
    before_councils: tuple[BeforeCouncil, ...]
    """The councils I convene for which cases wait."""
    sittings: tuple[SittingRow, ...]
    """The sittings to come, or open, of the councils I sit on or convene; the next one first."""
    following: tuple[Following, ...]
    """Open cases of my unit that wait for somebody else; empty for those who see the whole organisation."""
    campaigns: tuple[CampaignCard, ...]
    """The organisation's campaigns."""
    suspended: tuple[CampaignCard, ...]
    """Those of them that are suspended: nothing in them waits for anybody."""
    nominate: tuple[Opening, ...]
    """What I may open by hand."""
