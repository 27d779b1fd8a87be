"""The page of one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.web.contexts.answered import Level, ResultGroup
from services.web.contexts.awards import GivenBefore
from services.web.contexts.completeness import DossierShown
from services.web.contexts.frame import Badge, Choice, DueDay, Input, Line, Unmet
from services.web.contexts.printing import Printable
from services.web.contexts.ready import Ready
from services.web.contexts.returned import FlagGroup, ToBeCompleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A state on the main path. `mark`: done, current, ahead, reached (the end), or ended where the path stopped."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A field of the case and what it holds, in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What I may do: its form, what is in the way, and (after a refusal) why it was refused.

    `papers` says that a paper is missing. `leads_on` parts the moves that carry the case forward from the ways out. `open` says that the form can be sent:
    nothing is in the way, or a proof of receipt may be heard.
    """

    trigger: str
    label: str
    target: str
    open: bool
    leads_on: bool
    papers: bool
    unmet: tuple[Unmet, ...]
    refused: tuple[Unmet, ...]
    inputs: tuple[Input, ...]
    receipt: tuple[Input, ...]
    receipt_open: bool
    flags: tuple[FlagGroup, ...] = ()
    ready: Ready | None = None
    results: tuple[ResultGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByItself:
    """How an obligation is met by itself; `href` leads to where I may open the kind of case it asks for."""

    sentence: str
    track: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An attached paper."""

    href: str
    kind: str
    filename: str
    number: str
    dated: str
    size: int
    filed_at: datetime
    filed_by: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The form that attaches a paper; `wanted` says that one is missing for a move of mine."""

    wanted: bool
    kinds: tuple[Choice, ...]
    number: str
    refused: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The form for what I may write into the case at any time: assessments, figures."""

    inputs: tuple[Input, ...]
    refused: tuple[Unmet, ...]
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExtension:
    """The form that moves the deadline for this case alone."""

    label: str
    inputs: tuple[Input, ...]
    refused: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancellation:
    """The form that cancels the case."""

    inputs: tuple[Input, ...]
    refused: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that told of this case."""

    href: str
    at: datetime
    name: str
    subject: str
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another case of the same unit in the same campaign."""

    href: str
    subject: str
    track: str
    badge: Badge
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeSitting:
    """A sitting on whose agenda the case stands or stood."""

    href: str
    council: str
    at: datetime
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """`case.html`."""

    href: str
    """The case's own address, which its forms are sent below."""
    version: int
    """The version these forms were made for."""
    subject: str
    """The person or the unit it is about."""
    unit: str
    """The unit it belongs to."""
    track: str
    """What kind of case it is."""
    campaign: str
    """The campaign's label."""
    campaign_href: str
    """The campaign's address."""
    badge: Badge
    """Where it stands."""
    final: bool
    """Whether it has ended."""
    suspended: str
    """That its campaign is suspended, since when and who may resume it; empty while it runs."""
    due: DueDay | None
    """Until when the obligation is owed."""
    completing: ToBeCompleted | None
    """What was asked for when it was returned, until who asked has looked again; None for every other case."""
    steps: tuple[Step, ...]
    """The main path, with where the case is on it."""
    values: tuple[Value, ...]
    """What its fields hold."""
    moves: tuple[Move, ...]
    """What I may do, first what carries the case forward."""
    by_itself: ByItself | None
    """How the obligation is met by itself, while it is owed; None for every other case."""
    turn: str
    """Whose move it is, in words, when it is not mine."""
    entitled: tuple[Value, ...]
    """After the deadline: who may move it, waive the obligation, or hear a proof of receipt."""
    papers: tuple[Paper, ...]
    """The attached papers."""
    filing: Filing | None
    """The form to attach one; None when it is not mine to do."""
    writing: Writing | None
    """The form to write fields; None when none is mine to write."""
    extension: CaseExtension | None
    """The form to move the deadline for this case; None when it is not mine to do."""
    cancelling: CaseCancellation | None
    """The form that cancels it; None when it is not mine to do."""
    lines: tuple[Line, ...]
    """Its history, oldest first."""
    holds: bool
    """Whether the chain of its history was proved just now."""
    fault: str
    """Where and how it breaks, if it does."""
    told: tuple[Told, ...]
    """The messages that told of it, as far as I may see."""
    related: tuple[Related, ...]
    """The unit's other cases in this campaign."""
    done: str
    """The label of what has just been done; empty otherwise."""
    refused: tuple[Unmet, ...]
    """Every reason why the form sent just now was refused."""
    levels: tuple[Level, ...] = ()
    """The case that this one takes to the next level, and those that take it further, as far as I may know of them."""
    sittings: tuple[BeforeSitting, ...] = ()
    """The sittings on whose agenda it stands or stood, as far as I may know of them."""
    dossier: DossierShown | None = None
    """What it consists of, and what is missing for which step; None where its track asks for nothing."""
    given: tuple[GivenBefore, ...] = ()
    """What the person or the unit it is about was given before."""
    printing: tuple[Printable, ...] = ()
    """The papers of it that I may print."""
