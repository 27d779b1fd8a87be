"""What was adjusted in a campaign, by whom and when; and what resuming it would move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services import campaigns
from services.access import Actor, scope_of
from services.cases import event_of
from services.store import cases as case_rows
from services.store import history, people
from services.store.work import Work
from workflow.adjusting import Adjustment, adjustments
from workflow.campaign import Campaign, CampaignState
from workflow.commands import Moving, ResumeCampaign
from workflow.errors import Refused
from workflow.events import AnyEvent, CampaignEvent, DeadlineMoved, DeadlineShifted
from workflow.history import Entry, Kept

FORESEEN = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """An adjustment with its entry and the name of whoever made it; without a name it was the clock."""

    entry: Entry
    adjustment: Adjustment
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A deadline that would get another day: of every case, or of one."""

    deadline: str
    occurrence: str
    case: str
    before: date
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumption:
    """What resuming a suspended campaign today would do: `shifted` if deadlines move by the pause, `kept` if they stay.

    `passing` are those whose last day is over by now, and that pass at once where the days are kept.
    """

    since: date
    days: int
    shifted: tuple[Move, ...]
    kept: tuple[Move, ...]
    passing: tuple[Move, ...]


def adjusted(work: Work, who: Actor, campaign: str) -> list[Adjusted]:
    """Every adjustment of the campaign, newest first; of single cases those that *who* may see. Raises `NotFound`."""
    found = campaigns.load(work, who, campaign)
    return told_of(work, who, list(history.stream(work, f"campaign:{found.id}")))


def told_of(work: Work, who: Actor, kept: Sequence[Kept]) -> list[Adjusted]:
    """The adjustments in the whole stream *kept* of a campaign, as `adjusted` gives them."""
    told = list(adjustments(event for event in map(event_of, kept) if isinstance(event, CampaignEvent)))
    alone = {one.case for one in told if one.case}
    seen = set(case_rows.load(work, alone, scope=scope_of(who)))
    entries = {one.entry.sequence: one.entry for one in kept}
    names = {one.id: one.name for one in people.by_id(work, {entry.actor for entry in entries.values()}).values()}
    return [
        Adjusted(entry=entries[one.sequence], adjustment=one, name=names.get(entries[one.sequence].actor, ""))
        for one in reversed(told)
        if not one.case or one.case in seen
    ]


def resumption(work: Work, who: Actor, campaign: str) -> Resumption | None:
    """What resuming the campaign now would move; None unless it is suspended and *who* may resume it."""
    found = campaigns.load(work, who, campaign, cases=None)
    since = found.suspended_on
    if found.state is not CampaignState.SUSPENDED or since is None:
        return None
    try:
        shift, keep = (
            campaigns.foreseen(
                work, who, campaign, ResumeCampaign(moving=moving, document_number=FORESEEN, reason=FORESEEN)
            )
            for moving in (Moving.SHIFT, Moving.KEEP)
        )
    except Refused:
        return None
    today = work.act.today
    return Resumption(
        since=since,
        days=max((today - since).days, 0),
        shifted=_moves(found, shift),
        kept=_moves(found, keep),
        passing=_passing(found, since, today),
    )


def _moves(campaign: Campaign, events: Sequence[AnyEvent]) -> tuple[Move, ...]:
    """Where each deadline comes to stand in the end, by the day it stands on now."""
    last: dict[tuple[str, str, str], str] = {}
    for event in events:
        if isinstance(event, (DeadlineShifted, DeadlineMoved)):
            last[event.deadline, event.occurrence, event.case] = event.last_day
    moves = [
        Move(deadline=key[0], occurrence=key[1], case=key[2], before=armed.due.last_day, after=date.fromisoformat(day))
        for key, armed in campaign.deadlines.items()
        if (day := last.get(key))
    ]
    return tuple(sorted(moves, key=lambda one: (one.before, one.deadline, one.occurrence, one.case)))


def _passing(campaign: Campaign, since: date, today: date) -> tuple[Move, ...]:
    """The deadlines whose last day fell into the pause."""
    found = [
        Move(deadline=name, occurrence=which, case=case, before=armed.due.last_day, after=armed.due.last_day)
        for (name, which, case), armed in campaign.deadlines.items()
        if since <= armed.due.last_day < today
    ]
    return tuple(sorted(found, key=lambda one: (one.before, one.deadline, one.occurrence, one.case)))


def made_at(one: Adjusted) -> datetime:
    """When the adjustment was made, in business time, aware UTC."""
    return datetime.fromisoformat(one.entry.business_at)
