"""The pages of a jury: what a member judges, one sheet, how far the jury is."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import DueDay, Input, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """A work that I judge: its number, what is shown of it, and my total, empty while I have given no sheet."""

    href: str
    code: str
    about: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsPage:
    """`sheets.html`."""

    campaign: str
    council: str
    works: tuple[WorkLine, ...]
    given: int
    due: DueDay | None
    state: str
    """Why no sheet is taken now; empty while they are."""
    done: str
    """The number of the work whose sheet was given just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLink:
    """A paper of a work, to be taken away under nobody's name."""

    href: str
    label: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """`sheet.html`."""

    href: str
    council: str
    code: str
    facts: tuple[tuple[str, str], ...]
    papers: tuple[PaperLink, ...]
    criteria: tuple[Input, ...]
    note: Input
    due: DueDay | None
    given: bool
    version: int
    refused: tuple[Unmet, ...]
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadLine:
    """A member with how many of their sheets they have given."""

    name: str
    title: str
    given: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One member's sheet, once the sitting is closed."""

    name: str
    scores: tuple[str, ...]
    total: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine:
    """A work with how far it is, and once the sitting is closed its result."""

    code: str
    href: str
    subject: str
    unit: str
    given: int
    wanted: int
    written: str
    exact: str
    rank: int | None
    missing: tuple[str, ...]
    sheets: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingPage:
    """`judging.html`."""

    href: str
    campaign: str
    campaign_href: str
    council: str
    state: str
    averaging: str
    criteria: tuple[str, ...]
    loads: tuple[LoadLine, ...]
    works: tuple[JudgedLine, ...]
    due: DueDay | None
    closed: bool
    draws: int
    """How many judges are drawn for each work; 0 where every member judges."""
    may_run: bool
    """Whether I may draw judges and end the judging now."""
    waits: bool
    """Whether sheets are still missing, so that ending takes a reason."""
    despite: Input
    version: int
    refused: tuple[Unmet, ...]
    done: str
