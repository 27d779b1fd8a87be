"""How a case stands before a move: what should be known, which cases it waits for, how those it carries stand."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Badge, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """A case that is waited for, where it is and what it is called."""

    href: str
    track: str
    subject: str
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A case that goes along: what stops it, what should be known, and which cases it waits for."""

    href: str
    track: str
    subject: str
    unmet: tuple[Unmet, ...]
    cautions: tuple[str, ...]
    waited: tuple[Waited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The readiness panel of one move; `summary` counts the cases that go along, empty where none do."""

    cautions: tuple[str, ...]
    waited: tuple[Waited, ...]
    summary: str
    stuck: tuple[Carried, ...]
    fine: tuple[Carried, ...]
