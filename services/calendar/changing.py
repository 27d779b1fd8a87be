"""The calendar changes: what would move is told first, and moves with the change in one audited act, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from definitions.calendar import seed_sha256
from services.access import Actor, scope_of
from services.calendar.counting import days_off, days_off_after, stands
from services.calendar.written import CHANGE
from services.registry import definition_of
from services.store import calendar as rows
from services.store import campaigns, definitions, history
from services.store.history import Appended
from services.store.work import Work
from workflow.arming import reckoning_of
from workflow.campaign import Campaign, CampaignState, evolve_campaign
from workflow.errors import CaseChanged, NotFound, NotPermitted, Refused
from workflow.events import CalendarChanged, DeadlineEvent
from workflow.history import canonical
from workflow.moving import Staying, Stays, realigned, staying
from workflow.refusals import Refusal, WayOut
from workflow.working_calendar import CalendarDay, as_plain, refusals_of

BECAUSE = "calendar"
Record = Callable[[Work, Campaign, tuple[DeadlineEvent, ...]], object]
"""Writes what happened to a campaign, and tells whom it concerns."""
AT_REST = frozenset({CampaignState.DRAFT.value, CampaignState.CLOSED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A deadline that follows: of a campaign, perhaps of one occurrence or of one case, from one last day to another.

    A window may open on another day too.
    """

    campaign: str
    deadline: str
    occurrence: str
    case: str
    last_day: date
    new_last_day: date
    opens_on: date | None
    new_opens_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A deadline whose rule would give another day, `by_rule`, and that stays all the same; `why` says for what reason."""

    campaign: str
    deadline: str
    occurrence: str
    case: str
    last_day: date
    by_rule: date
    why: Stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a change of the calendar does: the days that are set otherwise, what moves, what stays.

    `version` is how often the calendar was changed before.
    """

    days: tuple[CalendarDay, ...]
    moves: tuple[Move, ...]
    stays: tuple[Stay, ...]
    version: int

    @property
    def campaigns(self) -> set[str]:
        """The campaigns whose deadlines it tells of."""
        return {one.campaign for one in self.moves} | {one.campaign for one in self.stays}

    @property
    def fingerprint(self) -> str:
        """What a confirmation says it has seen; it changes as soon as anything else would happen."""
        seen = [self.version, [as_plain(one) for one in self.days], *map(repr, (*self.moves, *self.stays))]
        return hashlib.sha256(canonical({"seen": seen})).hexdigest()[:32]


class PreviewMoved(CaseChanged):
    """What was confirmed is no longer what would happen; `preview` is what would now."""

    def __init__(self, stream: str, preview: Preview) -> None:
        super().__init__(stream, preview.version)
        self.preview = preview


@dataclass(frozen=True, slots=True)
class _Following:
    """A campaign as it is, and what happens to its deadlines."""

    campaign: Campaign
    events: tuple[DeadlineEvent, ...]
    stays: tuple[Staying, ...]


def may_change(work: Work, who: Actor) -> bool:
    """Whether *who* may change the calendar: they hold at large a role that launches, or is the standing office of, a plan."""
    return bool(who.roles_at_large() & set(entitled(work, who)))


def preview(work: Work, who: Actor, changes: Sequence[CalendarDay]) -> Preview:
    """What setting *changes* would do; nothing is written.

    Without changes: what would follow the calendar as it stands. Raises `NotPermitted`; `Refused` for days that can't
    be set, and where nothing would happen at all.
    """
    return _worth_doing(_asked(work, who, changes, for_change=False)[0])


def apply(work: Work, who: Actor, changes: Sequence[CalendarDay], fingerprint: str, record: Record) -> Preview:
    """Set *changes* and let every deadline follow, as *record* writes it.

    Raises as `preview` does, and `PreviewMoved` unless *fingerprint* is its.
    """
    rows.lock(work, who.organisation)
    told, following = _asked(work, who, changes, for_change=True)
    stream = f"calendar:{who.organisation}"
    if told.fingerprint != fingerprint:
        raise PreviewMoved(stream, told)
    _worth_doing(told)
    rows.put(work, who.organisation, told.days)
    event = CalendarChanged(
        organisation=who.organisation,
        days=tuple(as_plain(one) for one in told.days),
        seed=seed_sha256(),
        moved=len(told.moves),
    )
    history.append(work, who.organisation, [Appended(stream=stream, after=told.version, events=(event,))])
    for one in following:
        if one.events:
            record(work, one.campaign, one.events)
    return told


def outstanding(work: Work, who: Actor) -> Preview:
    """What stands otherwise than the calendar now counts: after an upgrade that brought other shipped days."""
    return _planned(work, who, (), for_change=False)[0]


def _asked(
    work: Work, who: Actor, changes: Sequence[CalendarDay], *, for_change: bool
) -> tuple[Preview, list[_Following]]:
    roles = entitled(work, who)
    if not who.roles_at_large() & set(roles):
        raise NotPermitted(CHANGE, roles)
    wrong = refusals_of(changes)
    if wrong:
        raise Refused(CHANGE, wrong)
    return _planned(work, who, changes, for_change=for_change)


def _worth_doing(told: Preview) -> Preview:
    if not told.days and not told.moves:
        raise Refused(CHANGE, (Refusal("calendar_unchanged", {}, (WayOut.CORRECT_FIGURES,)),))
    return told


def _planned(
    work: Work, who: Actor, changes: Sequence[CalendarDay], *, for_change: bool
) -> tuple[Preview, list[_Following]]:
    days = tuple(sorted((one for one in changes if _is_new(work, who, one)), key=lambda one: one.day))
    running = sorted(one.id for one in campaigns.listing(work, scope_of(who)) if one.state not in AT_REST)
    following = [_following(work, campaign, days, for_change=for_change) for campaign in running]
    told = Preview(
        days=days,
        moves=tuple(move for one in following for move in _moves(one)),
        stays=tuple(stay for one in following for stay in _stays(one)),
        version=history.length(work, f"calendar:{who.organisation}"),
    )
    return told, following


def _is_new(work: Work, who: Actor, one: CalendarDay) -> bool:
    return stands(work, who.organisation, one.day) != one


def _following(work: Work, campaign_id: str, days: Sequence[CalendarDay], *, for_change: bool) -> _Following:
    """What the deadlines of a campaign do, those of each of its cases included."""
    campaign = campaigns.load(work, campaign_id, cases=None, for_change=for_change)
    if campaign is None:
        raise NotFound("campaign", campaign_id)
    if campaign.state in AT_REST:
        return _Following(campaign, (), ())
    definition = definition_of(work, campaign.sha256)
    changed = {one.day: one for one in days}
    before = reckoning_of(definition, campaign, days_off(work, campaign.organisation, campaign.year))
    by_then = days_off_after(work, campaign.organisation, campaign.year, changed)
    by = reckoning_of(definition, campaign, by_then)
    now = work.act.business_at
    events = tuple(realigned(definition, campaign, by, now, BECAUSE))
    return _Following(campaign, events, tuple(staying(definition, campaign, before, by, now)))


def _after(one: _Following) -> Campaign:
    after = one.campaign
    for event in one.events:
        after = evolve_campaign(after, event)
    return after


def _moves(one: _Following) -> Iterator[Move]:
    after = _after(one)
    for key, armed in after.deadlines.items():
        stood = one.campaign.deadlines[key]
        if armed != stood:
            yield Move(
                campaign=one.campaign.id,
                deadline=key[0],
                occurrence=key[1],
                case=key[2],
                last_day=stood.due.last_day,
                new_last_day=armed.due.last_day,
                opens_on=stood.due.opens_on,
                new_opens_on=armed.due.opens_on,
            )


def _stays(one: _Following) -> Iterator[Stay]:
    for found in one.stays:
        deadline, occurrence, case = found.key
        yield Stay(
            campaign=one.campaign.id,
            deadline=deadline,
            occurrence=occurrence,
            case=case,
            last_day=found.last_day,
            by_rule=found.by_rule,
            why=found.why,
        )


def entitled(work: Work, who: Actor) -> tuple[str, ...]:
    """The roles that launch, or are the standing office of, any plan the organisation has published."""
    found: list[str] = []
    for listed in definitions.listing(work, scope_of(who)):
        definition = definition_of(work, listed.sha256)
        found += [*definition.launched_by, *([definition.standing_office] if definition.standing_office else [])]
    return tuple(dict.fromkeys(found))
