"""The page on which a member votes, and finds their vote again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.frame import Badge, Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How I voted openly on a motion."""

    subject: str
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The papers of one motion: each by its code, in the order of the codes; mine is marked where I showed my receipt."""

    subject: str
    unit: str
    counts: tuple[Badge, ...]
    papers: tuple[tuple[str, Badge, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsPage:
    """`ballots.html`."""

    council: str
    """The council's label."""
    sitting_href: str
    """The page of the sitting."""
    called_for: datetime
    """When it was called for, aware UTC."""
    place: str
    """Where it sits."""
    secret: bool
    """Whether the ballot is secret."""
    standing: str
    """In a sentence: why there is nothing to vote on now; empty where there is."""
    ballot: tuple[Input, ...]
    """The motions to vote on, openly or for the first time."""
    action: str
    """Where the ballot is sent; the path beneath which other forms are, too."""
    receipt: str
    """The receipt under which the ballot is cast; empty for an open one."""
    just_cast: str
    """The receipt under which papers were cast this moment; empty otherwise."""
    change: tuple[Input, ...]
    """The motions on which my secret paper may be replaced; empty before the first."""
    said: tuple[Said, ...]
    """My open votes."""
    published: tuple[Published, ...]
    """Everybody's papers, once the box is open."""
    found: bool
    """Whether the receipt just shown finds papers among them."""
    box_version: int | None
    """The version of the sitting for the form that opens the box; None for who may not."""
    done: str
    """What has just been done."""
    refused: tuple[Unmet, ...]
    """Why the form just sent was refused."""
