"""What pages read, in one go each: a case, a campaign, an obligation board. What is sealed has been left out before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from services import campaigns, cases
from services.access import Actor, scope_of
from services.cases import Flaggable, Levels, Looked, ToComplete, event_of
from services.naming import subjects
from services.pages.adjusting import Adjusted, Resumption, resumption, told_of
from services.pages.powers import Powers, may_cancel, may_extend_case, may_file, powers_over
from services.readiness import Readiness, readiness
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import deadlines, history, messages, people, sittings
from services.store.cases import Listed
from services.store.deadlines import ListedDeadline
from services.store.messages import Telling
from services.store.papers import KeptDocument
from services.store.people import Person
from services.store.work import Work
from services.words import moment
from workflow.campaign import Campaign
from workflow.definition import Deadline, Definition, DocumentKind, Subject, Track
from workflow.events import AnyEvent, DocumentFiled, TransitionTaken
from workflow.history import Entry, Kept
from workflow.ids import RoleId, StateId, TrackId, Trigger
from workflow.sealing import is_unknown, outward_state

MOST_LISTED = 1000
A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One entry of a history with the event it tells of."""

    entry: Entry
    event: AnyEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRead:
    """A case with everything its page shows."""

    looked: Looked
    subject: str
    unit: str
    documents: tuple[KeptDocument, ...]
    may_file: tuple[DocumentKind, ...]
    may_extend: Deadline | None
    may_cancel: bool
    happened: tuple[Happened, ...]
    told: tuple[messages.Kept, ...]
    related: tuple[Listed, ...]
    names: Mapping[str, str]
    asked: tuple[ToComplete, ...] = ()
    flaggable: Mapping[str, tuple[Flaggable, ...]] = field(default_factory=dict)
    ready: Mapping[Trigger, Readiness] = field(default_factory=dict)
    levels: Levels = field(default_factory=Levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRead:
    """A campaign with everything its page shows but the quota boards; `counts` by track and state."""

    campaign: Campaign
    definition: Definition
    powers: Powers
    deadlines: tuple[ListedDeadline, ...]
    happened: tuple[Happened, ...]
    counts: Mapping[tuple[str, str], int]
    names: Mapping[str, str]
    adjusted: tuple[Adjusted, ...]
    resumption: Resumption | None
    subjects: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationsRead:
    """Who owes what in a campaign, as far as the reader may see."""

    campaign: Campaign
    definition: Definition
    listed: tuple[Listed, ...]
    told: Mapping[str, Telling]

    def of_round(self, occurrence: str) -> ObligationsRead:
        """What is owed in that round alone."""
        return replace(self, listed=tuple(one for one in self.listed if one.occurrence == occurrence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """A unit, or a person of it, that a case may be opened for."""

    unit: str
    person: Person | None
    name: str

    @property
    def id(self) -> str:
        return self.person.id if self.person else self.unit


def read_case(work: Work, who: Actor, case_id: str) -> CaseRead:
    """The case page's matter. Raises `NotFound`."""
    looked = cases.look(work, who, case_id)
    case = looked.case
    happened = [_happened(kept) for kept in cases.history_of(work, who, case.id)]
    documents = _as_filed(cases.documents_of(work, who, case.id), happened)
    told = [one for one in messages.of_case(work, case.id) if who.sees_everything or one.person == who.id]
    names = _names(work, [*(one.entry.actor for one in happened), *(p.filed_by for p in documents), case.person or ""])
    names |= when_they_sat(work, [one.event for one in happened])
    unit = people.unit_names(work, [case.unit])[case.unit]
    others = cases.listing(work, who, campaign=case.campaign, unit=case.unit, limit=A_PAGE)
    return CaseRead(
        looked=looked,
        subject=subjects(work, [case])[case.id],
        unit=unit,
        documents=tuple(documents),
        may_file=may_file(looked),
        may_extend=may_extend_case(work, who, looked),
        may_cancel=may_cancel(looked),
        happened=tuple(happened),
        told=tuple(sorted(told, key=lambda one: (one.business_at, one.created_at))),
        related=tuple(
            sorted((one for one in others if one.id != case.id), key=lambda one: (one.track, one.occurrence))
        ),
        names=names,
        asked=cases.asked_of(work, who, looked),
        ready=readiness(work, who, looked),
        levels=cases.levels_of(work, who, looked),
        flaggable={
            offer.transition.trigger: cases.flaggable_with(work, looked, offer)
            for offer in looked.offers
            if offer.permitted
        },
    )


def read_campaign(work: Work, who: Actor, campaign_id: str) -> CampaignRead:
    """The campaign page's matter. Raises `NotFound`."""
    campaign = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, campaign.sha256)
    stream = list(history.stream(work, f"campaign:{campaign.id}"))
    happened = [_happened(kept) for kept in stream]
    adjusted = tuple(told_of(work, who, stream))
    foreseen = resumption(work, who, campaign.id)
    moved = (*foreseen.shifted, *foreseen.kept, *foreseen.passing) if foreseen else ()
    alone = {*(one.case for one in moved), *(one.adjustment.case for one in adjusted)} - {""}
    return CampaignRead(
        campaign=campaign,
        definition=definition,
        powers=powers_over(work, who, definition, campaign),
        deadlines=tuple(deadlines.listing(work, scope_of(who), campaign=campaign.id)),
        happened=tuple(happened),
        counts=count_cases(work, who, definition, campaign.id),
        names=_names(work, [one.entry.actor for one in happened]),
        adjusted=adjusted,
        resumption=foreseen,
        subjects=subjects_of(work, alone),
    )


def read_obligations(work: Work, who: Actor, campaign_id: str) -> ObligationsRead:
    """The obligation board's matter. Raises `NotFound`."""
    found = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, found.sha256)
    tracks = list(definition.obligations)
    listed = cases.listing(work, who, campaign=campaign_id, tracks=tracks, limit=MOST_LISTED)
    campaign = campaign_rows.load(work, campaign_id, cases=[one.id for one in listed]) or found
    told = messages.told_of(work, campaign_id)
    return ObligationsRead(campaign=campaign, definition=definition, listed=tuple(listed), told=told)


def count_cases(work: Work, who: Actor, definition: Definition, campaign: str) -> Mapping[tuple[str, str], int]:
    """How many cases there are by track and state, as far as *who* may tell the states apart."""
    found = case_rows.counts(work, scope_of(who), campaign)
    if who.sees_everything:
        return found
    counts: Counter[tuple[str, str]] = Counter()
    for (track, state), number in found.items():
        rule = definition.track_of(TrackId(track))
        if not is_unknown(rule, StateId(state)):
            counts[track, outward_state(rule, StateId(state))] += number
    return counts


def nominees(work: Work, who: Actor, track: Track) -> list[Nominee]:
    """Whom *who* may open a case on *track* for: the units in which they hold a role that opens one, or their people.

    A work is put forward by a unit as a whole, or by one of its people.
    """
    found: list[Nominee] = []
    for unit in people.units(work, scope_of(who)):
        if not who.roles_in(unit.id) & set(track.opened_by):
            continue
        if track.subject is not Subject.PERSON:
            found.append(Nominee(unit=unit.id, person=None, name=unit.name))
        if track.subject is Subject.UNIT:
            continue
        staff = people.people_of(work, who.organisation, [unit.id])
        at_unit = f" – {unit.name}" if track.subject is Subject.WORK else ""
        found += [Nominee(unit=unit.id, person=person, name=f"{person.name}{at_unit}") for person in staff]
    return found


def subjects_of(work: Work, ids: Collection[str]) -> dict[str, str]:
    """The name of the work, the person or the unit that each of those cases is about."""
    return subjects(work, case_rows.load(work, ids).values())


def turn_of(definition: Definition, track: str, state: str) -> tuple[RoleId, ...]:
    """The roles whose move carries a case on from *state*; ways out, which need a reason, wait for nobody."""
    leaving = definition.track_of(TrackId(track)).leaving(StateId(state))
    return tuple(dict.fromkeys(role for move in leaving if not move.reason for role in move.roles))


def tracks_of(work: Work, ids: Collection[str]) -> dict[str, str]:
    """The track of each of those cases; ids that name none are left out."""
    return {str(case.id): str(case.track) for case in case_rows.load(work, ids).values()}


def when_they_sat(work: Work, events: Iterable[AnyEvent]) -> dict[str, str]:
    """When the sittings were called for that moved a case, by id: for the words of its history."""
    moved = {event.sitting for event in events if isinstance(event, TransitionTaken) and event.sitting}
    return {name: moment(one.called_for) for name, one in sittings.load(work, moved).items()} if moved else {}


def _happened(kept: Kept) -> Happened:
    return Happened(entry=kept.entry, event=event_of(kept))


def _as_filed(documents: list[KeptDocument], happened: list[Happened]) -> list[KeptDocument]:
    """*documents* in the order of their entries: several may be filed in one instant of business time."""
    events = [one.event for one in happened]
    order = {event.document: place for place, event in enumerate(events) if isinstance(event, DocumentFiled)}
    return sorted(documents, key=lambda paper: order.get(paper.id, len(order)))


def _names(work: Work, ids: Collection[str]) -> dict[str, str]:
    return {person.id: person.name for person in people.by_id(work, set(ids)).values()}
