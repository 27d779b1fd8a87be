"""Cases: load, decide, record. One act is a batch of one; a sweep and a click are the same code."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from services import facts, notices
from services.access import Actor, scope_of
from services.registry import definition_of
from services.store import campaigns, history, people
from services.store import cases as rows
from services.store.cases import KeptDocument, Listed
from services.store.record import CaseChange, record_cases
from services.store.work import Work, new_id
from workflow.campaign import Campaign
from workflow.case import Case, evolve
from workflow.commands import CaseCommand, OpenCase, TakeTransition
from workflow.consequences import Opening, of_transition
from workflow.definition import Definition
from workflow.engine import Offer, decide, needed, offers
from workflow.errors import CaseChanged, NotFound, Refused
from workflow.events import AnyEvent, CaseEvent, from_payload
from workflow.facts import FactKind, Facts
from workflow.history import Kept
from workflow.ids import CampaignId, CaseId, PersonId, RoleId, StateId, TrackId, UnitId
from workflow.sealing import is_out, is_sealed, outward_state, sealed_fields, veiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command for one case, and the version its asker had read (None: whichever it is at)."""

    case: str
    command: CaseCommand
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A case as somebody looks at it: with its campaign, its definition, and what they may do."""

    case: Case
    campaign: Campaign
    definition: Definition
    offers: tuple[Offer, ...]
    facts: Facts


def perform(work: Work, who: Actor | None, asked: Sequence[Asked]) -> list[Case]:
    """Do everything in *asked*, or nothing. Without *who* it is the clock that acts.

    Raises `NotFound` for a case that *who* may not know of, `CaseChanged` for a stale version, and whatever
    `workflow.engine.decide` refuses.
    """
    ids = [one.case for one in asked]
    before = _found(rows.load(work, ids, scope=scope_of(who) if who else None, for_change=True), ids)
    campaign, definition = _campaign_of(work, list(before.values()))
    veil = who is not None and not who.sees_everything
    needs = frozenset().union(*(_needs(definition, before[one.case], one, veil=veil) for one in asked))
    if FactKind.STANDINGS in needs:
        campaigns.lock(work, campaign.id)
    known = facts.gather(work, definition, campaign, list(before.values()), needs, _roles(who))
    changes = [_change(definition, before[one.case], one, known[CaseId(one.case)], veil=veil) for one in asked]
    following = [o for c in changes for o in of_transition(definition, c.after, c.events)]
    opened = [_opened(work, definition, campaign, opening) for opening in following]
    record_cases(work, campaign.organisation, [*changes, *opened])
    notices.of_transitions(work, definition, campaign, changes, besides=who.id if who else "")
    return [change.after for change in changes]


def open_case(
    work: Work, who: Actor, *, campaign: CampaignId, track: TrackId, unit: UnitId, person: PersonId | None
) -> Case:
    """Open a case by hand: an individual's nomination. Raises `NotFound`, `NotPermitted`, `Refused`."""
    found = campaigns.load(work, campaign, for_change=True)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    definition = definition_of(work, found.sha256)
    if track not in definition.tracks:
        raise NotFound("track", track)
    command = OpenCase(case=CaseId(new_id()), campaign=found.id, track=track, unit=unit, person=person)
    blank = Case(
        id=command.case,
        campaign=found.id,
        track=track,
        unit=unit,
        person=person,
        state=definition.tracks[track].initial,
        version=0,
    )
    known = facts.opening_facts(work, found, blank, who.roles_in(unit))
    events = decide(definition, None, command, known)
    if person is not None and person not in {one.id for one in people.people_of(work, who.organisation, [unit])}:
        raise NotFound("person", person)
    change = CaseChange(before=None, events=events, after=evolve(None, events[0]))
    record_cases(work, found.organisation, [change])
    return change.after


def open_all(work: Work, definition: Definition, campaign: Campaign, openings: Sequence[Opening]) -> None:
    """Open every case that follows from a launch, set-based."""
    record_cases(work, campaign.organisation, [_opened(work, definition, campaign, o) for o in openings])


def look(work: Work, who: Actor, case: str) -> Looked:
    """The case with what *who* may do now and, for the rest, every unmet guard. Raises `NotFound`."""
    found = _found(rows.load(work, [case], scope=scope_of(who)), [case])[case]
    campaign, definition = _campaign_of(work, [found])
    shown = found if who.sees_everything else veiled(definition, found)
    needs = needed(definition, shown, None)
    known = facts.gather(work, definition, campaign, [shown], needs, _roles(who))[found.id]
    return Looked(
        case=shown, campaign=campaign, definition=definition, offers=offers(definition, shown, known), facts=known
    )


def listing(
    work: Work,
    who: Actor,
    *,
    campaign: str | None = None,
    tracks: Collection[str] | None = None,
    states: Collection[str] | None = None,
    unit: str | None = None,
    after: tuple[str, str] | None = None,
    limit: int = 1000,
) -> list[Listed]:
    """The cases *who* may see, as they may see them: results stay sealed, and no filter tells them apart."""
    asked_of_rows = states if who.sees_everything else None
    shown: list[Listed] = []
    while len(shown) < limit:
        found = rows.listing(
            work,
            scope_of(who),
            campaign=campaign,
            tracks=tracks,
            states=asked_of_rows,
            unit=unit,
            after=after,
            limit=limit,
        )
        if who.sees_everything:
            return found
        rulers = {name: _definition_of(work, name) for name in {one.campaign for one in found}}
        outward = [_outward(rulers[one.campaign], one) for one in found]
        shown += [one for one in outward if states is None or one.state in states]
        if len(found) < limit:
            break
        after = (found[-1].track, found[-1].id)
    return shown[:limit]


def history_of(work: Work, who: Actor, case: str) -> list[Kept]:
    """The entries of a case that *who* may read. Raises `NotFound`."""
    [stored] = _found(rows.load(work, [case], scope=scope_of(who)), [case]).values()
    found = list(history.stream(work, f"case:{case}"))
    _, definition = _campaign_of(work, [stored])
    track = definition.track_of(stored.track)
    if who.sees_everything or is_out(definition, track, stored.state):
        return found
    return [kept for kept in found if not is_sealed(track, event_of(kept))]


def documents_of(work: Work, who: Actor, case: str) -> list[KeptDocument]:
    """The papers of a case that *who* may read. Raises `NotFound`."""
    looked = look(work, who, case)
    return [paper for paper in rows.documents(work, case) if paper.kind in looked.case.documents]


def event_of(kept: Kept) -> AnyEvent:
    """The event an entry tells of, with its personal payload unless that was erased."""
    personal = json.loads(kept.personal) if kept.personal else {}
    return from_payload(kept.entry.kind, kept.entry.event, personal)


def _outward(definition: Definition, one: Listed) -> Listed:
    track = definition.track_of(TrackId(one.track))
    if is_out(definition, track, StateId(one.state)):
        return one
    hidden = sealed_fields(track)
    fields = {name: value for name, value in one.fields.items() if name not in hidden}
    return replace(one, state=outward_state(track, StateId(one.state)), fields=fields)


def _found(loaded: dict[str, Case], ids: Sequence[str]) -> dict[str, Case]:
    """*loaded*, if every id is in it; a case that may not be known of is missing like one that does not exist."""
    for case in ids:
        if case not in loaded:
            raise NotFound("case", case)
    return loaded


def _campaign_of(work: Work, subjects: Sequence[Case]) -> tuple[Campaign, Definition]:
    names = {case.campaign for case in subjects}
    if len(names) != 1:
        raise ValueError("one act is about the cases of one campaign")
    name = names.pop()
    campaign = campaigns.load(work, name, cases=[case.id for case in subjects])
    if campaign is None:
        raise NotFound("campaign", name)
    return campaign, definition_of(work, campaign.sha256)


def _definition_of(work: Work, campaign: str) -> Definition:
    found = campaigns.load(work, campaign)
    if found is None:
        raise NotFound("campaign", campaign)
    return definition_of(work, found.sha256)


def _needs(definition: Definition, case: Case, one: Asked, *, veil: bool) -> frozenset[FactKind]:
    if not isinstance(one.command, TakeTransition):
        return frozenset()
    faces = (case, veiled(definition, case)) if veil else (case,)
    return frozenset().union(*(needed(definition, face, one.command.trigger) for face in faces))


def _change(definition: Definition, case: Case, one: Asked, known: Facts, *, veil: bool) -> CaseChange:
    if one.version is not None and one.version != case.version:
        raise CaseChanged(f"case:{case.id}", one.version)
    try:
        events = decide(definition, case, one.command, known)
    except (NotFound, Refused):
        outward = veiled(definition, case) if veil else case
        if outward == case:
            raise
        decide(definition, outward, one.command, known)  # refuses as if nothing had been sealed
        raise CaseChanged(f"case:{case.id}", case.version) from None
    return CaseChange(before=case, events=events, after=_after(case, events))


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
    )
    events = decide(definition, None, command, Facts(now=work.act.business_at, acting_system=True))
    return CaseChange(before=None, events=events, after=evolve(None, events[0]))


def _roles(who: Actor | None) -> facts.RolesIn | None:
    if who is None:
        return None

    def roles_in(case: Case) -> frozenset[RoleId]:
        return who.roles_in(case.unit)

    return roles_in
