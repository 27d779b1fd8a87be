"""Cases as somebody may see them: what they can do, what is listed, what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

from services import facts, recusals
from services.access import Actor, scope_of
from services.cases.finding import campaign_of, found_among, roles_of
from services.cases.withholding import offered, without_figures
from services.registry import definition_of
from services.store import campaigns, history, papers
from services.store import cases as rows
from services.store.cases import Listed
from services.store.papers import KeptDocument
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.engine import Offer, needed
from workflow.errors import NotFound
from workflow.events import AnyEvent, from_payload
from workflow.facts import Facts
from workflow.history import Kept
from workflow.ids import StateId, TrackId
from workflow.sealing import is_out, is_sealed, is_unknown, outward_state, sealed_fields, veiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A case as somebody looks at it: with its campaign, its definition, and what they may do."""

    case: Case
    campaign: Campaign
    definition: Definition
    offers: tuple[Offer, ...]
    facts: Facts


def look(work: Work, who: Actor, case: str) -> Looked:
    """The case with what *who* may do now and, for the rest, every unmet guard. Raises `NotFound`."""
    found = _readable(work, who, case)
    campaign, definition = campaign_of(work, [found])
    seen = found if who.sees_everything else veiled(definition, found)
    withheld = recusals.sealed_from(work, who, definition, found)
    needs = needed(definition, seen, None)
    known = facts.gather(work, definition, campaign, [seen], needs, roles_of(who))[found.id]
    return Looked(
        case=withheld.from_case(seen),
        campaign=campaign,
        definition=definition,
        offers=offered(definition, seen, known, withheld),
        facts=known,
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
        rulers = {name: _definition_of(work, name) for name in {one.campaign for one in found}}
        found = without_figures(work, who, rulers, found)
        if who.sees_everything:
            return [titled(rulers[one.campaign], one) for one in found]
        known = [one for one in found if not _unknown(rulers[one.campaign], one.track, one.state)]
        outward = [titled(rulers[one.campaign], _outward(rulers[one.campaign], one)) for one in known]
        shown += [one for one in outward if states is None or one.state in states]
        if len(found) < limit:
            break
        after = (found[-1].track, found[-1].id)
    return shown[:limit]


def _readable(work: Work, who: Actor, case: str) -> Case:
    """The case, within what *who* may see, or before them for a vote; raises `NotFound`."""
    found = known_to(work, who, rows.load(work, [case], scope=scope_of(who)))
    if not found and recusals.is_before(work, who, case):
        found = rows.load(work, [case], scope=scope_of(who, before=frozenset({case})))
    return found_among(found, [case])[case]


def known_to(work: Work, who: Actor, loaded: dict[str, Case]) -> dict[str, Case]:
    """Those of *loaded* that *who* may know of: what has been sealed ever since it was opened is known to few."""
    if who.sees_everything or not loaded:
        return loaded
    rulers = {name: _definition_of(work, name) for name in {one.campaign for one in loaded.values()}}
    return {id_: one for id_, one in loaded.items() if not _unknown(rulers[one.campaign], one.track, one.state)}


def _unknown(definition: Definition, track: str, state: str) -> bool:
    return is_unknown(definition.track_of(TrackId(track)), StateId(state))


def titled(definition: Definition, one: Listed) -> Listed:
    """*one* under the title of the work it is about, if it is about one that has a title."""
    title = definition.track_of(TrackId(one.track)).title_of(one.fields)
    return replace(one, title=title) if title else one


def history_of(work: Work, who: Actor, case: str) -> list[Kept]:
    """The entries of a case that *who* may read. Raises `NotFound`."""
    stored = _readable(work, who, case)
    _, definition = campaign_of(work, [stored])
    withheld = recusals.sealed_from(work, who, definition, stored)
    found = [kept for kept in history.stream(work, f"case:{case}") if not withheld.tells(event_of(kept))]
    track = definition.track_of(stored.track)
    if who.sees_everything or is_out(definition, track, stored.state):
        return found
    return [kept for kept in found if not is_sealed(track, event_of(kept))]


def documents_of(work: Work, who: Actor, case: str) -> list[KeptDocument]:
    """The papers of a case that *who* may read. Raises `NotFound`."""
    looked = look(work, who, case)
    return [paper for paper in papers.documents(work, case) if paper.kind in looked.case.documents]


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


def _definition_of(work: Work, campaign: str) -> Definition:
    found = campaigns.load(work, campaign)
    if found is None:
        raise NotFound("campaign", campaign)
    return definition_of(work, found.sha256)
