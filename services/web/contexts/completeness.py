"""The board of dossiers, and the part of a case page that tells of its own."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.campaigns import Tally
from services.web.contexts.frame import Badge
from services.web.contexts.obligations import RoundLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A part of a dossier under its `column`: the mark in words, and the step that needs it, where one does.

    It is `idle` where nobody has to do anything about it now.
    """

    column: str
    badge: Badge
    step: str
    idle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A case of the board: its subject, where it stands, what its next step is, and its parts column by column."""

    href: str
    subject: str
    unit: str
    badge: Badge
    step: str
    in_the_way: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit of the board: how many cases it has, how many lack nothing, how many parts the others lack."""

    href: str
    name: str
    cases: int
    complete: int
    in_the_way: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part of one dossier: what there is of it, or what it is still needed for."""

    label: str
    badge: Badge
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierShown:
    """What a case's dossier consists of; `step` is what its next move would be, empty where there is none."""

    step: str
    in_the_way: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletenessPage:
    """`completeness.html`."""

    campaign: str
    """The campaign's label."""
    href: str
    """The campaign's address."""
    tracks: tuple[RoundLink, ...]
    """The kinds of cases, the one that is shown chosen."""
    track: str
    """What the cases shown are called; empty where the campaign has none."""
    filters: tuple[Tally, ...]
    """The states with their counts, each a link that shows only those."""
    all_href: str
    """The board without a filter by state."""
    state: str
    """The label of the state that is shown; empty for all."""
    total: int
    """How many there are in all states."""
    unit: str
    """The unit whose cases alone are shown; empty for all."""
    every_unit_href: str
    """The board without a filter by unit."""
    columns: tuple[str, ...]
    """The parts of the dossiers."""
    rows: tuple[DossierRow, ...]
    """The cases, worst first."""
    units: tuple[UnitRow, ...]
    """The units with their counts, over all kinds of cases; empty for people of one unit."""
    next: str
    """The address of the next page; empty on the last."""
