"""What stands around every page, and the small parts that several pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneChoice:
    """One scene of the demo: its plan, by name and as people call it, who issued that, and whether it is on now."""

    plan: str
    label: str
    issuer: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoBar:
    """The strip that says: this is a demonstration, and business time stands here."""

    now: datetime
    """Business time, aware UTC."""
    next: datetime | None
    """The next rung or lapse that is still to fire; None when nothing waits."""
    today: date
    """The business day in Việt Nam: the earliest that may be chosen."""
    scenes: tuple[SceneChoice, ...]
    """What one may change to, the current one among them; empty where there is one scene alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The layout's own context, given to every page beside the page's."""

    language: str
    """`vi` or `en`."""
    address: str
    """Path and query of this page, to come back to after a change of language."""
    section: str
    """Which entry of the navigation is current."""
    name: str
    """Who is signed in; empty when nobody is."""
    title: str
    """Their post."""
    unit: str
    """Their unit."""
    csrf: str
    """The session's form token; empty when nobody is signed in."""
    wide: bool
    """Whether they see the whole organisation, and so the page of its history."""
    seated: bool
    """Whether they sit on a council, and so see its pages without seeing the whole organisation."""
    unread: int
    """How many messages they have not opened."""
    troubles: int
    """How many things wait for a person to mend them, for those who see the whole organisation; else 0."""
    demo: DemoBar | None
    """The demo's strip; None outside a demo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A state in its colour. `tone`: calm, active, good, warn or bad."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """A last day, how many days are left of it (0: today is the last; below 0: over), and the one first set."""

    last_day: date
    days: int
    original: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a select or a group of radio buttons."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input of a form, with what was typed into it and what is wrong with that."""

    name: str
    label: str
    kind: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    low: int | None = None
    high: int | None = None
    problems: tuple[str, ...] = ()
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One reason why not, and what would mend it."""

    sentence: str
    ways_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of a history in words."""

    sequence: int
    at: datetime
    who: str
    what: str
    details: tuple[str, ...]
    reason: str
    hash: str
    href: str = ""
    about: str = ""
