"""A campaign: one run of a plan. What may be done with it, and how what happened changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workflow.deadlines import Due
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    CampaignLaunched,
    DeadlineArmed,
    DeadlineExtended,
    MilestoneRecorded,
    ParticipantsSelected,
    QuestionAnswered,
)
from workflow.ids import CampaignId, CaseId, DeadlineId, MilestoneId, OptionId, PersonId, QuestionId, UnitId


class CampaignState(StrEnum):
    DRAFT = "draft"
    LAUNCHED = "launched"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmedDeadline:
    """A deadline of this campaign as it stands, for every case or for one, and how often it was moved."""

    due: Due
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One run of a plan, pinned to `sha256` of its definition and to the answers recorded for it."""

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
    deadlines: Mapping[tuple[DeadlineId, str], ArmedDeadline] = field(default_factory=dict)

    def due(self, deadline: DeadlineId, case: CaseId | None) -> Due:
        """The deadline as it stands for *case*: its own extension or the campaign's, whichever is later; `KeyError` if not armed."""
        standing = [self.deadlines[deadline, ""].due]
        if case is not None and (own := self.deadlines.get((deadline, case))):
            standing.append(own.due)
        return max(standing, key=lambda due: due.last_day)


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
            units, people = event.units, event.people
            return replace(moved, units=tuple(UnitId(u) for u in units), people=tuple(PersonId(p) for p in people))
        case CampaignLaunched():
            return replace(moved, state=CampaignState.LAUNCHED)
        case MilestoneRecorded():
            happened = date.fromisoformat(event.happened_on)
            return replace(moved, milestones={**moved.milestones, MilestoneId(event.milestone): happened})
        case DeadlineArmed() | DeadlineExtended():
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


def _with_deadline(campaign: Campaign, event: DeadlineArmed | DeadlineExtended) -> Campaign:
    case = event.case if isinstance(event, DeadlineExtended) else ""
    last = date.fromisoformat(event.last_day)
    name = DeadlineId(event.deadline)
    before = campaign.deadlines.get((name, case)) or campaign.deadlines.get((name, ""))
    original = before.due.original_last_day if before else last
    armed = ArmedDeadline(due=Due(last_day=last, original_last_day=original), revision=event.revision)
    return replace(campaign, deadlines={**campaign.deadlines, (name, case): armed})
