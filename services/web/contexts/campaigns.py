"""The pages of campaigns: the list, one campaign, its cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.web.contexts.adjustments import AdjustmentRow, Resuming
from services.web.contexts.councils import CouncilCard
from services.web.contexts.frame import Badge, Choice, DueDay, Input, Line, Unmet
from services.web.contexts.money import CostTable
from services.web.contexts.printing import Printable
from services.web.contexts.quotas import QuotaBoard
from services.web.contexts.work import CampaignCard


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsPage:
    """`campaigns.html`."""

    campaigns: tuple[CampaignCard, ...]
    """The organisation's campaigns, newest first."""
    plans: tuple[Choice, ...]
    """Shipped plans I may draft a campaign on; empty when it is not mine to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One point of the timeline: a launch, a milestone, a rung or the end of a deadline.

    `mark`: done, skipped, ahead, or now for the marker of today. `day` stands where no hour is meant.
    """

    at: datetime | None
    day: date | None
    label: str
    detail: str
    mark: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question the plan leaves open, with its answer so far and the basis of it."""

    id: str
    text: str
    facts: str
    blocking: bool
    options: tuple[Choice, ...]
    answer: str
    basis: str
    basis_typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many cases of a track are in a state, and where they are listed."""

    href: str
    badge: Badge
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackBoard:
    """A track with the tally of its states; `nominate` is where a case on it is opened by hand, if I may."""

    label: str
    href: str
    number: int
    tallies: tuple[Tally, ...]
    nominate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    """Which form of the page was refused, and every reason why."""

    form: str
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A milestone: its day once recorded, the day `expected` till then, or (with `inputs`) the form to record it.

    `postponing` are the inputs that give a recorded one another day, where that is mine to do.
    """

    id: str
    label: str
    day: date | None
    expected: date | None
    number: str
    inputs: tuple[Input, ...]
    postponing: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The form that moves a deadline, or one falling-due of it, for everybody; `form` is what the form is called."""

    id: str
    occurrence: str
    form: str
    label: str
    due: DueDay
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Prose of the plan that no rule expresses."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Launching:
    """What to know before launching: what the awards may cost, and cited texts that do not hold; `asked` for a day."""

    cost: CostTable | None
    texts: tuple[str, ...]
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPage:
    """`campaign.html`."""

    href: str
    """The campaign's own address, which its forms are sent below."""
    version: int
    """The version these forms were made for."""
    label: str
    """The plan's label."""
    number: str
    """The plan's number."""
    plan: str
    """The address of the plan's page, of the very version the campaign runs on."""
    issued_on: date | None
    """Its day of issue."""
    issuer: str
    """Who issued it."""
    signer: str
    """Who signed it."""
    basis: tuple[str, ...]
    """The papers it rests on."""
    badge: Badge
    """The campaign's state."""
    units: int
    """How many units take part."""
    people: int
    """How many people take part."""
    timeline: tuple[Moment, ...]
    """Launch, milestones, deadlines with every rung, and today."""
    questions: tuple[Asked, ...]
    """What the plan leaves open, and the answers."""
    may_answer: bool
    """Whether I may answer, and select participants, now."""
    may_launch: bool
    """Whether launching is mine to do now."""
    may_close: bool
    """Whether closing is mine to do now."""
    suspended: str
    """That it is suspended, since when and who may resume it; empty while it runs."""
    suspending: tuple[Input, ...]
    """The inputs that suspend it; empty where that is not mine to do now."""
    resuming: Resuming | None
    """The form that resumes it, where that is mine to do now."""
    adjustments: tuple[AdjustmentRow, ...]
    """What was adjusted, newest first."""
    in_the_way: tuple[Unmet, ...]
    """What still hinders the launch."""
    milestones: tuple[Milestone, ...]
    """The plan's milestones."""
    extensions: tuple[Extension, ...]
    """The deadlines I may move."""
    quotas: tuple[QuotaBoard, ...]
    """The quota boards; empty for those who do not see the whole organisation."""
    tracks: tuple[TrackBoard, ...]
    """The tracks with their tallies, as far as I may see."""
    obligations: tuple[TrackBoard, ...]
    """The obligations with their tallies, as far as I may see."""
    facts: tuple[Fact, ...]
    """Prose of the plan."""
    history: tuple[Line, ...]
    """The campaign's own history, newest first."""
    refused: Refusing | None
    """The form that was refused just now."""
    done: str
    """What has just been done: drafted, selected, answered, launched, closed, milestone, extended, suspended, resumed or
    postponed."""
    councils: tuple[CouncilCard, ...] = ()
    """Its councils, as far as I may know of them."""
    launching: Launching | None = None
    """What to know before it is launched; None unless that may be mine to do."""
    printing: tuple[Printable, ...] = ()
    """The papers of it that I may print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case in a table."""

    href: str
    subject: str
    unit: str
    badge: Badge
    turn: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage:
    """`cases.html`."""

    campaign: str
    """The campaign's label."""
    href: str
    """The campaign's address."""
    track: str
    """The track's label."""
    all_href: str
    """This list without a filter."""
    filters: tuple[Tally, ...]
    """The states with their counts."""
    state: str
    """The label of the state that is shown; empty for all."""
    rows: tuple[CaseRow, ...]
    """The cases of this page."""
    next: str
    """The address of the next page; empty on the last."""
