"""What stands in somebody's calendar of one campaign: the deadlines they have a part in, openings, milestones.

They see what their pages show. The address needs no sign-in, so nobody is named, and a deadline that is counted from a
sealed state is left out: that it runs would tell the result. Days are those of Việt Nam; changes are dated in business time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from services.access import Actor, scope_of
from services.feeds import sentences
from services.feeds.days import Certainty, MarkedDay
from services.feeds.owing import OWING_KINDS, Owing, owing_of
from services.feeds.sentences import DayOfPlan
from services.feeds.sittings import days_of_sittings
from services.registry import definition_of
from services.store import campaigns, feeds, history
from services.store.feeds import StandingDeadline
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.definition import Deadline, Definition
from workflow.errors import NotFound
from workflow.events import CampaignClosed, CampaignResumed, CampaignSuspended, MilestonePostponed, MilestoneRecorded
from workflow.ids import CANCELLED, BlockId, StateId, TrackId, UnitId
from workflow.sealing import outward_state
from workflow.waiting import waiting_states

MOST_DAYS = 2000
"""No calendar holds more deadlines of one campaign; those of single cases are left out first, the latest before."""
BEFORE_IT_WAS_WRITTEN_DOWN = datetime(2020, 1, 1, tzinfo=UTC)
RECORDED = (MilestoneRecorded.kind, MilestonePostponed.kind)
TURNS = (CampaignSuspended.kind, CampaignResumed.kind, CampaignClosed.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar by its name, in a person's language; of a demo if it says so."""

    name: str
    language: str
    demo: bool
    days: tuple[MarkedDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """One campaign as far as its reader may see, and what it is told in; `address` is that of the pages."""

    definition: Definition
    campaign: Campaign
    deadlines: Sequence[StandingDeadline]
    owing: Owing
    language: str
    address: str

    def address_of(self, case: str) -> str:
        return f"{self.address}/cases/{case}" if case else f"{self.address}/campaigns/{self.campaign.id}"

    def apart_from(self, general: StandingDeadline) -> int:
        """How many cases that still owe by *general* have a later day of their own."""
        which = (general.name, general.occurrence)
        return sum(
            (one.name, one.occurrence) == which and one.state in OWING_KINDS and one.last_day > general.last_day
            for one in self.deadlines
            if one.case
        )


def calendar_of(work: Work, who: Actor, campaign: str = "", language: str = "") -> Calendar:
    """The calendar of *who*, of one campaign or of all that are not drafts. Raises `NotFound`."""
    language = language or who.person.language
    scope = scope_of(who)
    found = [one for one in campaigns.listing(work, scope) if campaign in ("", one.id)]
    if campaign and not found:
        raise NotFound("campaign", campaign)
    days = [day for one in found for day in _days_of(work, who, one.id, language)]
    label = definition_of(work, found[0].sha256).label.said(language) if campaign else ""
    return Calendar(
        name=sentences.calendar_name(label, language),
        language=language,
        demo=work.installation.demo,
        days=tuple(sorted(days, key=lambda day: (day.day, day.id))),
    )


def _days_of(work: Work, who: Actor, identity: str, language: str) -> Iterator[MarkedDay]:
    scope = scope_of(who)
    campaign = _loaded(work, identity, scope.units or ())
    if campaign.state is CampaignState.DRAFT:
        return
    definition = definition_of(work, campaign.sha256)
    called = list(days_of_sittings(work, who, definition, identity, language))
    standing = feeds.standings(work, scope, identity, list(definition.obligations))
    if not _has_part(campaign, scope.units, standing):
        yield from _as_the_campaign_stands(work, campaign, called)
        return
    read = _Read(
        definition=definition,
        campaign=campaign,
        deadlines=feeds.deadlines_of(work, scope, identity, MOST_DAYS),
        owing=owing_of(definition, campaign, scope.units, standing),
        language=language,
        address=work.installation.public_url.rstrip("/"),
    )
    days = [*(day for one in read.deadlines for day in _deadline(read, one)), *_milestones(work, read), *called]
    yield from _as_the_campaign_stands(work, campaign, days)


def _loaded(work: Work, identity: str, units: Collection[str]) -> Campaign:
    """The campaign, and of its participants those of *units* alone: there may be tens of thousands."""
    found = campaigns.load(work, identity)
    if found is None:
        raise NotFound("campaign", identity)
    taking_part = campaigns.taking_part(work, identity, units)
    blocks = campaigns.blocks_of(work, identity, taking_part)
    return replace(
        found,
        units=tuple(UnitId(unit) for unit in sorted(taking_part)),
        blocks={UnitId(unit): BlockId(block) for unit, block in blocks.items()},
    )


def _has_part(campaign: Campaign, units: Collection[str] | None, standing: Collection[object]) -> bool:
    return units is None or bool(standing) or not set(units).isdisjoint(campaign.units)


def _deadline(read: _Read, one: StandingDeadline) -> Iterator[MarkedDay]:
    """The last day of a deadline, and the first of its window where that is everybody's."""
    rule = next(deadline for deadline in read.definition.deadlines.values() if deadline.id == one.name)
    if _tells_a_result(read.definition, rule) or not (one.case or read.owing.concerns(rule, one.occurrence)):
        return
    changed_at = one.changed_at or BEFORE_IT_WAS_WRITTEN_DOWN
    settled_at = _done_at(read, rule, one)
    void = _is_void(read, rule, one)
    done_at = None if void else settled_at
    told = DayOfPlan(definition=read.definition, rule=rule, row=one, owed=read.owing.owed(rule))
    marked = MarkedDay(
        id=f"{read.campaign.id}.{one.name}.{one.occurrence or 'once'}.{one.case or 'all'}",
        day=one.last_day,
        sequence=one.revision - 1,
        changed_at=max(changed_at, settled_at or changed_at),
        certainty=Certainty.CONFIRMED,
        summary=sentences.summary(rule, one, read.language, done=done_at is not None),
        description=sentences.description(told, read.language),
        address=read.address_of(one.case),
    )
    apart = not one.case and read.owing.all_apart(rule, one.occurrence, read.apart_from(one))
    yield cancelled(marked) if void or (apart and not done_at) else marked
    if one.opens_on and not one.case:
        opening = sentences.opening(rule, one, read.language)
        yield replace(marked, id=f"{marked.id}.opens", day=one.opens_on, changed_at=changed_at, summary=opening)


def _tells_a_result(definition: Definition, rule: Deadline) -> bool:
    """Whether the deadline runs only for cases whose result is sealed."""
    if rule.from_state is None:
        return False
    tracks = (track for track in definition.tracks.values() if rule.from_state in track.states)
    return any(track.states[rule.from_state].sealed for track in tracks)


def _done_at(read: _Read, rule: Deadline, one: StandingDeadline) -> datetime | None:
    """When nothing was owed by this deadline any more, as far as one may know; None while something is."""
    if not one.case:
        return read.owing.done_at(rule, one.occurrence)
    track = read.definition.track_of(TrackId(one.track))
    seen = (track.id, outward_state(track, StateId(one.state)))
    return None if seen in waiting_states(read.definition, rule.id) else one.case_changed_at


def _is_void(read: _Read, rule: Deadline, one: StandingDeadline) -> bool:
    """Whether every case it bounds, as far as one may see, was cancelled: that is not to have done what was owed."""
    return one.state == CANCELLED if one.case else read.owing.all_cancelled(rule, one.occurrence)


def _milestones(work: Work, read: _Read) -> Iterator[MarkedDay]:
    """Milestones that were recorded, announced, or (not sure yet) provisional."""
    definition, campaign, language = read.definition, read.campaign, read.language
    times: dict[str, int] = {}
    latest: dict[str, datetime] = {}
    for kept in history.of_kinds(work, f"campaign:{campaign.id}", RECORDED):
        name = str(kept.entry.event.get("milestone", ""))
        times[name] = times.get(name, 0) + 1
        latest[name] = datetime.fromisoformat(kept.entry.business_at)
    known: Mapping[str, tuple[date, Certainty]] = {
        **{str(name): (day, Certainty.TENTATIVE) for name, day in campaign.provisional.items()},
        **{str(name): (day, Certainty.CONFIRMED) for name, day in campaign.milestones.items()},
    }
    for milestone in definition.milestones.values():
        if milestone.id in latest and milestone.id in known:
            day, certainty = known[milestone.id]
            yield MarkedDay(
                id=f"{campaign.id}.milestone.{milestone.id}",
                day=day,
                sequence=times[milestone.id] - 1,
                changed_at=latest[milestone.id],
                certainty=certainty,
                summary=milestone.label.said(language),
                description=sentences.milestone(definition, language, sure=certainty is Certainty.CONFIRMED),
                address=read.address_of(""),
            )


def _as_the_campaign_stands(work: Work, campaign: Campaign, days: Iterable[MarkedDay]) -> Iterator[MarkedDay]:
    """*days*, cancelled with their campaign, or unsure while that is suspended; every turn it took is a change of each."""
    turns = history.of_kinds(work, f"campaign:{campaign.id}", TURNS)
    at = datetime.fromisoformat(turns[-1].entry.business_at) if turns else None
    for day in days:
        changed = day if at is None else replace(day, changed_at=max(day.changed_at, at))
        changed = replace(changed, sequence=day.sequence + len(turns))
        match campaign.state:
            case CampaignState.CLOSED:
                yield replace(changed, certainty=Certainty.CANCELLED)
            case CampaignState.SUSPENDED:
                yield replace(changed, certainty=Certainty.TENTATIVE)
            case _:
                yield changed


def cancelled(day: MarkedDay) -> MarkedDay:
    """*day*, which is one no more: that is a change of its own."""
    already = day.certainty is Certainty.CANCELLED
    return day if already else replace(day, certainty=Certainty.CANCELLED, sequence=day.sequence + 1)
