"""The pages of plans: the list, and one plan with everything its text asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Badge
from services.web.contexts.money import CostTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    href: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """A version of a plan in the list; `campaigns` are the organisation's campaigns that run on it."""

    href: str
    label: str
    number: str
    issuer: str
    year: int
    badges: tuple[Badge, ...]
    campaigns: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansPage:
    """`plans.html`."""

    plans: tuple[PlanCard, ...]
    """The shipped plans, then other versions that campaigns run on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDay:
    """One last day: its date, the name of its weekday, and the round it belongs to where there are rounds.

    `opens` is the first day of its window, `named` the day the text names.
    """

    opens: date | None
    day: date
    weekday: str
    off: bool
    named: date
    occurrence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of a ladder in words, and who is told."""

    when: str
    what: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """A deadline: the words of the text and their clause, how the day is reckoned, the days it comes to.

    `more` counts the days that are not listed; `waits` says why there is no day yet.
    """

    label: str
    says: str
    clause: str
    rule: str
    days: tuple[LastDay, ...]
    more: int
    waits: str
    roll: str
    late: str
    ladder: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One option of a question; `chosen` when it is the plan's own answer."""

    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A point the text leaves open, its options, and on what grounds one was chosen."""

    text: str
    blocking: bool
    options: tuple[Reading, ...]
    basis: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A part of the plan put into sentences: a quota, an obligation, an award."""

    label: str
    sentences: tuple[str, ...]
    clause: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What a role may do in one respect: the respect (a kind of case, launching), and the acts."""

    about: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """A role, how far it reaches, and everything it may do."""

    label: str
    reach: str
    may: tuple[May, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact of the text: its clause, what it says, and the parts of the definition that hold it."""

    id: str
    clause: str
    says: str
    how: Badge
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A fact no rule expresses, and the reason."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """`plan.html`."""

    label: str
    """The plan's label."""
    number: str
    """Its number."""
    issued_on: date | None
    """Its day of issue."""
    issuer: str
    """Who issued it."""
    signer: str
    """Who signed it."""
    year: int
    """The year its days belong to."""
    basis: tuple[str, ...]
    """The papers it rests on."""
    badges: tuple[Badge, ...]
    """Shipped, in use, or with points to look at again."""
    campaigns: tuple[Link, ...]
    """The organisation's campaigns that run on this version."""
    sha256: str
    """The hash that pins this version."""
    picture: str
    """The address of its diagram, in the reader's language."""
    downloads: tuple[Link, ...]
    """Its texts, and its diagram as SVG and Mermaid."""
    deadlines: tuple[DueRow, ...]
    """Its deadlines, resolved for its year."""
    questions: tuple[Open, ...]
    """What its text leaves open."""
    quotas: tuple[Worded, ...]
    """How many may be chosen."""
    obligations: tuple[Worded, ...]
    """What units owe."""
    awards: tuple[Worded, ...]
    """What is given."""
    cost: CostTable | None
    """What its awards may cost at most; None where it gives none."""
    councils: tuple[Worded, ...]
    """Who decides together, and how."""
    roles: tuple[RoleCard, ...]
    """Who may do what."""
    facts: tuple[FactRow, ...]
    """Every fact of its text, and what holds it."""
    prose: tuple[Prose, ...]
    """The facts no rule expresses, with their reasons."""
    problems: tuple[str, ...]
    """What a check asks somebody to look at again."""
