"""The pages of decisions: the list, the drafting, one decision, its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.frame import Badge, Choice, Input, Line, Unmet
from services.web.contexts.printing import Printable


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision in a list; a draft has no number and no date."""

    href: str
    label: str
    subject: str
    campaign: str
    number: str
    dated: date | None
    lines: int
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCard:
    """A rule of a campaign by which I may draft, and how many cases wait."""

    href: str
    label: str
    campaign: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """`decisions.html`."""

    decisions: tuple[DecisionRow, ...]
    """What I may know of: drafts first, then the latest."""
    waiting: tuple[WaitingCard, ...]
    """Where I may draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that may be put on the decision.

    `awards` are offered where there are several; `differs`: to award it departs from the vote, so that it takes a `reason`.
    """

    id: str
    subject: str
    unit: str
    track: str
    badge: Badge
    ticked: bool
    awards: tuple[Choice, ...]
    differs: bool
    reason: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingPage:
    """`drafting_decision.html`."""

    href: str
    """Where the form is sent."""
    label: str
    """What is drafted."""
    campaign: str
    """The campaign's label."""
    campaign_href: str
    """The campaign's address."""
    candidates: tuple[Candidate, ...]
    """The cases that wait for a decision."""
    refused: tuple[Unmet, ...]
    """Why the form sent just now was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A line of the decision: who is given what.

    `amount` is in đồng, None while it is not signed; `reckoning` says how it was reckoned. `problems` are in the way of
    signing. `payable`, `revocable`, `recoverable` and `receivable` say what may be done with it now.
    """

    id: str
    number: int
    subject: str
    href: str
    unit: str
    award: str
    reason: str
    ground: str
    amount: int | None
    reckoning: str
    notes: tuple[str, ...]
    problems: tuple[Unmet, ...]
    payable: bool
    revocable: bool
    recoverable: bool
    receivable: bool
    certificate: str = ""
    """Where its certificate may be taken away; empty where there is none for me."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionShown:
    """What was said against the list or a line; `upheld` is None until it is answered."""

    id: str
    by: str
    text: str
    received_on: date
    about: str
    upheld: bool | None
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionForms:
    """What may be filled in on the page of a decision; a form that is not mine, or not now, is empty."""

    writing: tuple[Input, ...]
    """The form that says what the paper says."""
    signing: tuple[Input, ...]
    """The form that records it as signed."""
    objecting: tuple[Input, ...]
    """The form that records an objection."""
    paying: tuple[Input, ...]
    """The form that records a payment."""
    revoking: tuple[Input, ...]
    """The form that drafts a revocation."""
    recovering: tuple[Input, ...]
    """What is asked for of money that came back."""
    candidates: tuple[Candidate, ...]
    """The cases that may still be put on it."""
    commenting: int
    """For how many working days it may be published for comment now; 0 where it may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """`decision.html`."""

    href: str
    """The decision's own address, which its forms are sent below."""
    version: int
    """The version these forms were made for."""
    label: str
    """What it is by the plan, or that it takes awards back."""
    subject: str
    """What the paper says it is about; empty until it is written."""
    campaign: str
    """The campaign's label."""
    campaign_href: str
    """The campaign's address."""
    badge: Badge
    """How far it has come."""
    state: str
    """The same, by its name."""
    number: str
    """The signed number; empty for a draft."""
    dated: date | None
    """The day it was signed; None for a draft."""
    published_on: date | None
    """The day it was made public."""
    comment_through: date | None
    """The last day of the comment."""
    basis: tuple[str, ...]
    """Its legal basis, line by line."""
    signed_by: str
    """Who signs, by which power, in words; empty until it is written."""
    paper: str
    """Where the signed paper can be taken away; empty until it is there."""
    lines: tuple[DecisionLine, ...]
    """Who is given what."""
    total: int | None
    """The money in all, in đồng; None for a draft."""
    whole: bool
    """Whether I read what only the office reads: objections, history, settlements."""
    objections: tuple[ObjectionShown, ...]
    """What was said against it."""
    forms: DecisionForms
    """What may be filled in now."""
    drafting: bool
    """Whether changing and dropping the draft are mine to do."""
    recording: bool
    """Whether publishing it is mine to do."""
    answering: bool
    """Whether answering objections is mine to do."""
    today: date
    """The business day in Việt Nam."""
    refused: tuple[Unmet, ...]
    """Why the form sent just now was refused."""
    form: str
    """Which form that was; empty when none was refused."""
    typed_answer: str
    """The answer typed into a form that was refused."""
    done: str
    """What has just been done, in words."""
    id: str = ""
    """Its id, for the form that asks for all its certificates."""
    printing: tuple[Printable, ...] = ()
    """The papers that I may print of it."""
    certificates: int = 0
    """How many certificates I may print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHistoryPage:
    """`decision_history.html`."""

    href: str
    """The decision's address."""
    label: str
    """What it is, with its number once it has one."""
    holds: bool
    """Whether the chain of its history was proved just now."""
    fault: str
    """Where and how it breaks, if it does."""
    lines: tuple[Line, ...]
    """Its history, oldest first."""
