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
    """The campaign's label."""
    council: str
    """The jury's label."""
    works: tuple[WorkLine, ...]
    """The works I judge, in the order of their numbers."""
    given: int
    """How many of them have my sheet."""
    due: DueDay | None
    """Until when sheets are taken, where there is a window."""
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
    """The address of my works."""
    council: str
    """The jury's label."""
    code: str
    """The number of the work."""
    facts: tuple[tuple[str, str], ...]
    """What is shown of it: labels and values."""
    papers: tuple[PaperLink, ...]
    """Its papers."""
    criteria: tuple[Input, ...]
    """The inputs of the sheet, one a criterion."""
    note: Input
    """The input of a remark."""
    due: DueDay | None
    """Until when a sheet is taken, where there is a window."""
    given: bool
    """Whether I have given a sheet for it."""
    version: int
    """The version of the sitting that the form was made for."""
    refused: tuple[Unmet, ...]
    """Why the sheet was not taken just now."""
    action: str
    """Where the sheet is sent; empty when none is taken now."""


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
    """The address of the sitting."""
    campaign: str
    """The campaign's label."""
    campaign_href: str
    """The campaign's address."""
    council: str
    """The jury's label."""
    state: str
    """Where the judging stands."""
    averaging: str
    """How the sheets of a work become one result."""
    criteria: tuple[str, ...]
    """What is scored, with the most that may be given."""
    loads: tuple[LoadLine, ...]
    """The members, with how far each is."""
    works: tuple[JudgedLine, ...]
    """The works, with how far each is."""
    due: DueDay | None
    """Until when sheets are taken, where there is a window."""
    closed: bool
    """Whether the judging is over."""
    draws: int
    """How many judges are drawn for each work; 0 where every member judges."""
    may_run: bool
    """Whether I may draw judges and end the judging now."""
    waits: bool
    """Whether sheets are still missing, so that ending takes a reason."""
    despite: Input
    """The input of the reason for ending with sheets missing."""
    version: int
    """The version of the sitting that the forms were made for."""
    refused: tuple[Unmet, ...]
    """Why what was asked just now was not done."""
    done: str
    """What has just been done."""
