"""What was adjusted in a campaign, told from its history: dates extended, moved and postponed, and every suspension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from workflow.campaign import Campaign, DeadlineKey, evolve_campaign
from workflow.events import (
    CampaignEvent,
    CampaignResumed,
    CampaignSuspended,
    DeadlineExtended,
    DeadlineMoved,
    DeadlineShifted,
    MilestonePostponed,
)
from workflow.ids import DeadlineId

MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One entry that adjusted a campaign: of which `kind`, and the day `before` it and `after` it.

    `subject` is the deadline or the milestone; empty where the campaign as a whole was suspended or resumed. `because`
    says what moved a deadline that nobody granted another day; `sequence` is that of the entry in the stream.
    """

    sequence: int
    kind: str
    subject: str
    after: date
    before: date | None = None
    occurrence: str = ""
    case: str = ""
    document_number: str = ""
    reason: str = ""
    because: str = ""


def adjustments(events: Iterable[CampaignEvent]) -> Iterator[Adjustment]:
    """Every adjustment among the *events* of a whole stream, in order; what follows from one bears its document."""
    campaign: Campaign | None = None
    cause: Adjustment | None = None
    for sequence, event in enumerate(events, start=1):
        one = None
        if campaign is not None:
            cause = _of_campaign(campaign, event, sequence) or cause
            one = cause if cause and cause.sequence == sequence else _of_deadline(campaign, event, sequence)
        if one is not None:
            yield _documented(one, cause)
        campaign = evolve_campaign(campaign, event)


def _documented(one: Adjustment, cause: Adjustment | None) -> Adjustment:
    """*one* under the document of what brought it about: a resumption, or a milestone that got another day."""
    follows = one.kind == "shift" or (one.kind == "move" and one.because == MILESTONE)
    if cause is None or not follows:
        return one
    return replace(one, document_number=cause.document_number, reason=cause.reason)


def _of_deadline(campaign: Campaign, event: CampaignEvent, sequence: int) -> Adjustment | None:
    if not isinstance(event, (DeadlineExtended, DeadlineMoved, DeadlineShifted)):
        return None
    granted = event if isinstance(event, DeadlineExtended) else None
    return Adjustment(
        sequence=sequence,
        kind={DeadlineExtended: "extension", DeadlineMoved: "move", DeadlineShifted: "shift"}[type(event)],
        subject=event.deadline,
        before=_stood(campaign, (DeadlineId(event.deadline), event.occurrence, event.case)),
        after=date.fromisoformat(event.last_day),
        occurrence=event.occurrence,
        case=event.case,
        document_number=granted.document_number if granted else "",
        reason=granted.reason if granted else "",
        because=event.because if isinstance(event, DeadlineMoved) else "",
    )


def _stood(campaign: Campaign, key: DeadlineKey) -> date | None:
    """The last day before: the case's own, or what stood for every case."""
    armed = campaign.deadlines.get(key) or campaign.deadlines.get((key[0], key[1], ""))
    return armed.due.last_day if armed else None


def _of_campaign(campaign: Campaign, event: CampaignEvent, sequence: int) -> Adjustment | None:
    match event:
        case CampaignSuspended():
            kind, subject, before, after = "suspension", "", None, event.suspended_on
        case CampaignResumed():
            kind, subject, before, after = "resumption", "", campaign.suspended_on, event.resumed_on
        case MilestonePostponed():
            kind, subject, after = "postponement", event.milestone, event.happened_on
            before = date.fromisoformat(event.instead_of)
        case _:
            return None
    return Adjustment(
        sequence=sequence,
        kind=kind,
        subject=subject,
        before=before,
        after=date.fromisoformat(after),
        document_number=event.document_number,
        reason=event.reason,
        because=event.moving if isinstance(event, CampaignResumed) else "",
    )
