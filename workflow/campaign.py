"""A campaign: one run of a plan. What may be done with it, and how what happened changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workflow.dates import LAUNCHED
from workflow.deadlines import Due
from workflow.events import (
    CampaignClosed,
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    CampaignResumed,
    CampaignSuspended,
    DeadlineArmed,
    DeadlineEnded,
    DeadlineExtended,
    DeadlineMoved,
    DeadlineShifted,
    MilestonePostponed,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
)
from workflow.ids import BlockId, CampaignId, CaseId, DeadlineId, MilestoneId, OptionId, PersonId, QuestionId, UnitId


class CampaignState(StrEnum):
    DRAFT = "draft"
    LAUNCHED = "launched"
    SUSPENDED = "suspended"
    CLOSED = "closed"


Setting = DeadlineArmed | DeadlineExtended | DeadlineMoved | DeadlineShifted
"""The events that give a deadline its day."""
DeadlineKey = tuple[DeadlineId, str, str]
"""A deadline, its occurrence (empty where there is one), and the case it stands for (empty for every case)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmedDeadline:
    """A deadline of this campaign as it stands, for every case or for one, and how often it was moved.

    One that is counted from a case's entering a state keeps the day of that, `counted_from`; one that was extended,
    the last day that was `granted`.
    """

    due: Due
    revision: int
    counted_from: date | None = None
    granted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One run of a plan, pinned to `sha256` of its definition and to the answers recorded for it.

    `suspended_on` is the day since which it stands still; None unless it does.
    """

    id: CampaignId
    organisation: str
    definition: str
    sha256: str
    year: int
    state: CampaignState
    version: int
    answers: Mapping[QuestionId, OptionId] = field(default_factory=dict)
    milestones: Mapping[MilestoneId, date] = field(default_factory=dict)
    units: tuple[UnitId, ...] = ()
    people: tuple[PersonId, ...] = ()
    blocks: Mapping[UnitId, BlockId] = field(default_factory=dict)
    provisional: Mapping[MilestoneId, date] = field(default_factory=dict)
    deadlines: Mapping[DeadlineKey, ArmedDeadline] = field(default_factory=dict)
    suspended_on: date | None = None

    def due(self, deadline: DeadlineId, case: CaseId | None, occurrence: str = "") -> Due | None:
        """The deadline as it stands for *case*: its own or the campaign's, whichever is later; None if not armed.

        A case that belongs to an occurrence is held to that one, and to deadlines that fall due once.
        """
        standing = [
            armed.due
            for which in dict.fromkeys((occurrence, ""))
            for whose in ("", case or "")
            if (armed := self.deadlines.get((deadline, which, whose)))
        ]
        return max(standing, key=lambda due: due.last_day, default=None)


def evolve_campaign(campaign: Campaign | None, event: CampaignEvent) -> Campaign:
    """*campaign* after *event*; `ValueError` unless the stream begins with `CampaignDrafted`."""
    if isinstance(event, CampaignDrafted):
        return _drafted(event)
    if campaign is None:
        raise ValueError(f"a campaign begins with CampaignDrafted, not {type(event).__name__}")
    moved = replace(campaign, version=campaign.version + 1)
    match event:
        case QuestionAnswered():
            return replace(moved, answers={**moved.answers, QuestionId(event.question): OptionId(event.option)})
        case ParticipantsSelected():
            return replace(
                moved,
                units=tuple(UnitId(unit) for unit in event.units),
                people=tuple(PersonId(person) for person in event.people),
                blocks={UnitId(unit): BlockId(block) for unit, block in event.blocks.items()},
            )
        case CampaignLaunched():
            launched = date.fromisoformat(event.launched_on)
            return replace(moved, state=CampaignState.LAUNCHED, milestones={**moved.milestones, LAUNCHED: launched})
        case CampaignClosed() | CampaignSuspended() | CampaignResumed():
            return _in_its_state(moved, event)
        case MilestoneRecorded() | MilestonePostponed():
            return _with_milestone(moved, event)
        case DeadlineArmed() | DeadlineExtended() | DeadlineMoved() | DeadlineShifted() | DeadlineEnded():
            return _with_deadline(moved, event)
        case _:
            return moved


def fold_campaign(events: Iterable[CampaignEvent]) -> Campaign:
    """The campaign a whole stream tells of; `ValueError` for an empty one."""
    campaign: Campaign | None = None
    for event in events:
        campaign = evolve_campaign(campaign, event)
    if campaign is None:
        raise ValueError("an empty stream tells of no campaign")
    return campaign


def _drafted(event: CampaignDrafted) -> Campaign:
    return Campaign(
        id=CampaignId(event.campaign),
        organisation=event.organisation,
        definition=event.definition,
        sha256=event.sha256,
        year=event.year,
        state=CampaignState.DRAFT,
        version=1,
    )


def _in_its_state(campaign: Campaign, event: CampaignClosed | CampaignSuspended | CampaignResumed) -> Campaign:
    match event:
        case CampaignClosed():
            return replace(campaign, state=CampaignState.CLOSED, suspended_on=None)
        case CampaignSuspended():
            since = date.fromisoformat(event.suspended_on)
            return replace(campaign, state=CampaignState.SUSPENDED, suspended_on=since)
        case CampaignResumed():
            return replace(campaign, state=CampaignState.LAUNCHED, suspended_on=None)


def _with_milestone(campaign: Campaign, event: MilestoneRecorded | MilestonePostponed) -> Campaign:
    name, day = MilestoneId(event.milestone), date.fromisoformat(event.happened_on)
    expected = {other: when for other, when in campaign.provisional.items() if other != name}
    if isinstance(event, MilestoneRecorded) and event.provisional:
        return replace(campaign, provisional={**expected, name: day})
    return replace(campaign, provisional=expected, milestones={**campaign.milestones, name: day})


def _with_deadline(campaign: Campaign, event: Setting | DeadlineEnded) -> Campaign:
    if isinstance(event, DeadlineEnded):
        ended = (event.deadline, event.occurrence, event.case)
        return replace(campaign, deadlines={key: one for key, one in campaign.deadlines.items() if key != ended})
    last = date.fromisoformat(event.last_day)
    name, which = DeadlineId(event.deadline), event.occurrence
    before = campaign.deadlines.get((name, which, event.case)) or campaign.deadlines.get((name, which, ""))
    if isinstance(event, DeadlineExtended) and before is not None:
        due = replace(before.due, last_day=last)
    elif isinstance(event, DeadlineShifted) and before is not None:
        due = replace(before.due, last_day=last, opens_on=_opening(event))
    else:
        due = Due(last_day=last, original_last_day=_by_rule(event, last), opens_on=_opening(event))
    armed = ArmedDeadline(
        due=due,
        revision=event.revision,
        counted_from=_counted_from(event, before),
        granted=_granted(event, before),
    )
    return replace(campaign, deadlines={**campaign.deadlines, (name, which, event.case): armed})


def _counted_from(event: Setting, before: ArmedDeadline | None) -> date | None:
    if isinstance(event, DeadlineArmed) and event.counted_from:
        return date.fromisoformat(event.counted_from)
    return before.counted_from if before else None


def _granted(event: Setting, before: ArmedDeadline | None) -> date | None:
    if isinstance(event, DeadlineExtended | DeadlineShifted):
        return date.fromisoformat(event.last_day)
    return before.granted if before and isinstance(event, DeadlineMoved) else None


def _by_rule(event: Setting, last: date) -> date:
    by_rule = event.by_rule if isinstance(event, DeadlineMoved) else ""
    return date.fromisoformat(by_rule) if by_rule else last


def _opening(event: Setting) -> date | None:
    opens = "" if isinstance(event, DeadlineExtended) else event.opens_on
    return date.fromisoformat(opens) if opens else None
