"""The record path: one transaction writes the rows, the entries and what hangs on them, or nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.store import (
    awards,
    awards_from_above,
    campaigns,
    cases,
    councils,
    deadlines,
    decisions,
    history,
    honours,
    papers,
    places,
    sittings,
)
from services.store.history import Appended
from services.store.places import Moved
from services.store.standing_still import hold
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.councils.composition import Council
from workflow.councils.sitting import Sitting
from workflow.decisions.decision import Decision
from workflow.definition import Definition
from workflow.events import (
    CampaignDrafted,
    CampaignEvent,
    CaseEvent,
    DocumentFiled,
    ParticipantsSelected,
    TransitionTaken,
)
from workflow.events.councils import CouncilEvent
from workflow.events.decisions import DecisionEvent
from workflow.events.sittings import SittingEvent
from workflow.ids import TrackId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What happened to one case: as it was (None if it is new), the events, and as it is now."""

    before: Case | None
    events: tuple[CaseEvent, ...]
    after: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignChange:
    before: Campaign | None
    events: tuple[CampaignEvent, ...]
    after: Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilChange:
    before: Council | None
    events: tuple[CouncilEvent, ...]
    after: Council


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingChange:
    before: Sitting | None
    events: tuple[SittingEvent, ...]
    after: Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChange:
    before: Decision | None
    events: tuple[DecisionEvent, ...]
    after: Decision


def record_cases(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    changes: Sequence[CaseChange],
    several: Collection[TrackId] = (),
) -> None:
    """Write *changes* of cases of *campaign*, the places they take and what they were given from above, all or none.

    Raises `CaseChanged` when a row is no longer at the version it was read at, `Refused` when a place was taken
    meanwhile. On the tracks *several* a subject may have more than one case.
    """
    organisation = campaign.organisation
    opened = [change.after for change in changes if change.before is None]
    if opened:
        cases.insert_all(work, organisation, opened, several)
    moved = [_moved(change) for change in changes]
    places.settle(work, definition, campaign, moved)
    honours.settle(work, definition, campaign, moved)
    awards_from_above.settle(work, definition, campaign, moved)
    cases.save_all(work, [(change.before, change.after) for change in changes if change.before])
    filed = [(c.after, event) for c in changes for event in c.events if isinstance(event, DocumentFiled)]
    papers.file_documents(work, organisation, filed)
    additions = [
        Appended(
            stream=f"case:{change.after.id}",
            after=change.before.version if change.before else 0,
            events=change.events,
        )
        for change in changes
    ]
    history.append(work, organisation, additions)


def _moved(change: CaseChange) -> Moved:
    taken = (event.trigger for event in change.events if isinstance(event, TransitionTaken))
    return Moved(
        before=change.before,
        after=change.after,
        trigger=next(taken, "open" if change.before is None else "write_fields"),
    )


def record_campaign(work: Work, change: CampaignChange, label: str = "") -> None:
    """Write what happened to a campaign: its row, deadlines, participants and entries. Raises `CaseChanged`."""
    after = change.after
    if change.before is None or isinstance(change.events[0], CampaignDrafted):
        campaigns.insert_one(work, after, label)
    else:
        campaigns.save(work, change.before, after)
    if any(isinstance(event, ParticipantsSelected) for event in change.events):
        campaigns.replace_participants(work, after)
    deadlines.project(work, after.organisation, after.id, change.events)
    if after.state is CampaignState.SUSPENDED:
        hold(work, after.id)
    start = change.before.version if change.before else 0
    addition = Appended(stream=f"campaign:{after.id}", after=start, events=change.events)
    history.append(work, after.organisation, [addition])


def record_campaigns(work: Work, changes: Sequence[CampaignChange]) -> None:
    """The same for many that stand already and keep their participants. Raises `CaseChanged`."""
    campaigns.save_all(work, [(change.before, change.after) for change in changes if change.before])
    additions: dict[str, list[Appended]] = {}
    for change in changes:
        after, start = change.after, change.before.version if change.before else 0
        deadlines.project(work, after.organisation, after.id, change.events)
        addition = Appended(stream=f"campaign:{after.id}", after=start, events=change.events)
        additions.setdefault(after.organisation, []).append(addition)
    for organisation, appended in additions.items():
        history.append(work, organisation, appended)


def record_council(work: Work, change: CouncilChange) -> None:
    """Write what happened to a council: its row, its seats and its entries. Raises `CaseChanged`."""
    councils.save(work, change.before, change.after)
    start = change.before.version if change.before else 0
    addition = Appended(stream=f"council:{change.after.id}", after=start, events=change.events)
    history.append(work, change.after.organisation, [addition])


def record_sitting(work: Work, change: SittingChange) -> None:
    """Write what happened to a sitting: its row, its agenda and its entries. Raises `CaseChanged`, `Refused`."""
    sittings.save(work, change.before, change.after)
    start = change.before.version if change.before else 0
    addition = Appended(stream=f"sitting:{change.after.id}", after=start, events=change.events)
    history.append(work, change.after.organisation, [addition])


def record_decision(work: Work, definition: Definition, campaign: Campaign, change: DecisionChange) -> None:
    """Write what happened to a decision: its row, its lines, the register of awards and its entries.

    Raises `CaseChanged`, `Refused`.
    """
    decisions.save(work, change.before, change.after)
    awards.register(work, change.before, change.after, definition.id, campaign.year)
    start = change.before.version if change.before else 0
    addition = Appended(stream=f"decision:{change.after.id}", after=start, events=change.events)
    history.append(work, change.after.organisation, [addition])
