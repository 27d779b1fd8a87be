"""Cases move: load, decide, record. One act is a batch of one; a sweep and a click are the same code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from services import facts, notices, recusals
from services.access import Actor, scope_of
from services.calendar import days_off
from services.cases.carrying import Take
from services.cases.finding import campaign_of, found_among, roles_of
from services.cases.following import follow
from services.cases.holding import Asked, hold_campaign
from services.cases.looking import known_to
from services.cases.withholding import as_told
from services.registry import definition_of
from services.store import campaigns, people
from services.store import cases as rows
from services.store.record import CaseChange, record_cases
from services.store.work import Work, new_id
from workflow.arming import reckoning_of
from workflow.campaign import Campaign
from workflow.case import Case, evolve, fold
from workflow.commands import OpenCase, TakeTransition
from workflow.consequences import Opening, of_transition
from workflow.definition import Definition, Subject
from workflow.engine import decide, needed
from workflow.errors import CaseChanged, NotFound, NotPermitted, Refused
from workflow.events import CaseEvent
from workflow.facts import FactKind, Facts
from workflow.ids import CampaignId, CaseId, FieldId, PersonId, TrackId, UnitId
from workflow.refusals import Refusal
from workflow.sealing import veiled

Seen = Callable[[Case], Case]


def perform(work: Work, who: Actor | None, asked: Sequence[Asked]) -> list[Case]:
    """Do everything in *asked*, or nothing. Without *who* it is the clock that acts, and the campaign is held already.

    Raises `NotFound` for a case that *who* may not know of, `CaseChanged` for a stale version, and whatever
    `workflow.engine.decide` refuses.
    """
    return perform_in_turn(work, who, [asked])


def perform_in_turn(work: Work, who: Actor | None, turns: Iterable[Sequence[Asked]]) -> list[Case]:
    """The same turn after turn, each seeing what those before it did; whoever is told of them is told at the end, once."""
    acted = [_performed(work, who, asked) for asked in turns]
    besides = who.id if who else ""
    if acted:
        definition, campaign, _ = acted[0]
        changes = [change for *_, done in acted for change in done]
        notices.of_transitions(work, definition, campaign, changes, besides=besides)
        notices.of_cancellations(work, definition, campaign, changes, besides=besides)
    return [change.after for *_, done in acted for change in done]


def _performed(
    work: Work, who: Actor | None, asked: Sequence[Asked]
) -> tuple[Definition, Campaign, Sequence[CaseChange]]:
    """Do *asked* and what follows from it, and tell nobody yet of these."""
    ids = [one.case for one in asked]
    if who is not None:
        hold_campaign(work, who, asked)
    loaded = rows.load(work, ids, scope=scope_of(who) if who else None, for_change=True)
    before = found_among(known_to(work, who, loaded) if who and not _by_councils(asked) else loaded, ids)
    campaign, definition = campaign_of(work, list(before.values()))
    known, seen = _gathered(work, who, definition, campaign, before, asked), _seen_by(work, who, definition)
    changes = [_change(definition, before[one.case], one, known[CaseId(one.case)], seen) for one in asked]
    openings = [o for change in changes for o in of_transition(definition, change.after, change.events)]
    opened = [_opened(work, definition, campaign, opening) for opening in openings]
    record_cases(work, definition, campaign, [*changes, *opened])
    follow(work, who, definition, campaign, [*changes, *opened], _taking(work))
    return definition, campaign, changes


def foreseen(work: Work, who: Actor, asked: Sequence[Asked]) -> dict[str, tuple[Refusal, ...]]:
    """Why each of *asked* would be refused if it were done now, looked at by itself; nothing is held or changed.

    Raises `NotFound` for a case that *who* may not know of.
    """
    ids = [one.case for one in asked]
    before = found_among(known_to(work, who, rows.load(work, ids, scope=scope_of(who))), ids)
    campaign, definition = campaign_of(work, list(before.values()))
    known, seen = _gathered(work, who, definition, campaign, before, asked), _seen_by(work, who, definition)
    refused: dict[str, tuple[Refusal, ...]] = {}
    for one in asked:
        try:
            _change(definition, before[one.case], one, known[CaseId(one.case)], seen)
        except Refused as no:
            refused[one.case] = no.refusals
    return refused


def _by_councils(asked: Sequence[Asked]) -> bool:
    """Whether it is a council that moves the cases, whatever its members may know of otherwise."""
    return all(isinstance(one.command, TakeTransition) and one.command.verdict for one in asked)


def _taking(work: Work) -> Take:
    def take(who: Actor | None, cases: Sequence[CaseId], command: TakeTransition) -> None:
        perform(work, who, [Asked(case=case, command=command) for case in cases])

    return take


def open_case(
    work: Work,
    who: Actor,
    *,
    campaign: CampaignId,
    track: TrackId,
    unit: UnitId,
    person: PersonId | None,
    inputs: Mapping[FieldId, str] | None = None,
) -> Case:
    """Open a case by hand: an individual's nomination, an entry, with what its track asks for.

    Raises `NotFound`, `NotPermitted`, `Refused`.
    """
    found = campaigns.load(work, campaign, for_change=True)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    definition = definition_of(work, found.sha256)
    if track not in definition.tracks:
        raise NotFound("track", track)
    occurrence = round_of_opening(work, definition, found, track)
    command = OpenCase(
        case=CaseId(new_id()),
        campaign=found.id,
        track=track,
        unit=unit,
        person=person,
        occurrence=occurrence,
        inputs=inputs or {},
    )
    known = facts.opening_facts(work, definition, found, command, who.roles_in(unit))
    events = decide(definition, None, command, known)
    if person is not None and person not in {one.id for one in people.people_of(work, who.organisation, [unit])}:
        raise NotFound("person", person)
    change = CaseChange(before=None, events=events, after=fold(events))
    record_cases(work, definition, found, [change], several=_works(definition))
    follow(work, who, definition, found, [change], _taking(work))
    return change.after


def round_of_opening(work: Work, definition: Definition, campaign: Campaign, track: TrackId) -> str:
    """The round that a case opened today on *track* belongs to, if to any; raises `Refused` between rounds."""
    if not definition.tracks[track].each_round:
        return ""
    by = reckoning_of(definition, campaign, days_off(work, campaign.organisation, campaign.year))
    today = work.act.today
    running = next((one.id for one in definition.rounds_by(by) if one.first_day <= today <= one.last_day), None)
    if running is None:
        raise Refused("open", (Refusal("no_round_today", {"day": today.isoformat()}),))
    return running


def _works(definition: Definition) -> frozenset[TrackId]:
    """The tracks on which a unit may have several cases."""
    return frozenset(track.id for track in definition.tracks.values() if track.subject is Subject.WORK)


def open_all(work: Work, definition: Definition, campaign: Campaign, openings: Sequence[Opening]) -> None:
    """Open every case that follows from what happened to a campaign, set-based."""
    opened = [_opened(work, definition, campaign, one) for one in openings]
    record_cases(work, definition, campaign, opened)
    follow(work, None, definition, campaign, opened, _taking(work))


def _gathered(
    work: Work,
    who: Actor | None,
    definition: Definition,
    campaign: Campaign,
    cases: Mapping[str, Case],
    asked: Sequence[Asked],
) -> Mapping[CaseId, Facts]:
    """What the guards of everything *asked* look at, of each of *cases*."""
    veil = who is not None and not who.sees_everything
    needs = frozenset().union(*(_needs(definition, cases[one.case], one, veil=veil) for one in asked))
    return facts.gather(work, definition, campaign, list(cases.values()), needs, roles_of(who))


def _needs(definition: Definition, case: Case, one: Asked, *, veil: bool) -> frozenset[FactKind]:
    if not isinstance(one.command, TakeTransition):
        return frozenset()
    faces = (case, veiled(definition, case)) if veil else (case,)
    return frozenset().union(*(needed(definition, face, one.command.trigger) for face in faces))


def _seen_by(work: Work, who: Actor | None, definition: Definition) -> Seen:
    """How a case looks to *who*: sealed until its result is out, without the votes they are kept out of."""

    def seen(case: Case) -> Case:
        if who is None:
            return case
        face = case if who.sees_everything else veiled(definition, case)
        return recusals.sealed_from(work, who, definition, case).from_case(face)

    return seen


def _change(definition: Definition, case: Case, one: Asked, known: Facts, seen: Seen) -> CaseChange:
    if one.version is not None and one.version != case.version:
        raise CaseChanged(f"case:{case.id}", one.version)
    try:
        events = decide(definition, case, one.command, known)
    except (NotFound, Refused) as refused:
        outward = seen(case)
        same_state = outward.state == case.state
        if outward == case or (same_state and isinstance(refused, NotPermitted)):
            raise
        if same_state and isinstance(refused, Refused):
            raise as_told(refused, _refused(definition, outward, one, known)) from None
        decide(definition, outward, one.command, known)  # refuses as if nothing had been sealed
        raise CaseChanged(f"case:{case.id}", case.version) from None
    return CaseChange(before=case, events=events, after=_after(case, events))


def _refused(definition: Definition, case: Case, one: Asked, known: Facts) -> Refused | None:
    try:
        decide(definition, case, one.command, known)
    except Refused as refused:
        return refused
    return None


def _after(case: Case, events: tuple[CaseEvent, ...]) -> Case:
    for event in events:
        case = evolve(case, event)
    return case


def _opened(work: Work, definition: Definition, campaign: Campaign, opening: Opening) -> CaseChange:
    command = OpenCase(
        case=CaseId(new_id()),
        campaign=campaign.id,
        track=opening.track,
        unit=opening.unit,
        because=opening.because,
        occurrence=opening.occurrence,
    )
    events = decide(definition, None, command, Facts(now=work.act.business_at, acting_system=True))
    return CaseChange(before=None, events=events, after=evolve(None, events[0]))
