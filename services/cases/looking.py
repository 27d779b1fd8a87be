"""Cases as somebody may see them: what they can do, what is listed, what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

from services import facts
from services.access import Actor, scope_of
from services.cases.finding import campaign_of, found_among, roles_of
from services.registry import definition_of
from services.store import campaigns, history, papers
from services.store import cases as rows
from services.store.cases import Listed
from services.store.papers import KeptDocument
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.engine import Offer, needed, offers
from workflow.errors import NotFound
from workflow.events import AnyEvent, from_payload
from workflow.facts import Facts
from workflow.history import Kept
from workflow.ids import StateId, TrackId
from workflow.sealing import is_out, is_sealed, outward_state, sealed_fields, veiled


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
    found = found_among(rows.load(work, [case], scope=scope_of(who)), [case])[case]
    campaign, definition = campaign_of(work, [found])
    shown = found if who.sees_everything else veiled(definition, found)
    needs = needed(definition, shown, None)
    known = facts.gather(work, definition, campaign, [shown], needs, roles_of(who))[found.id]
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
        rulers = {name: _definition_of(work, name) for name in {one.campaign for one in found}}
        if who.sees_everything:
            return [titled(rulers[one.campaign], one) for one in found]
        outward = [titled(rulers[one.campaign], _outward(rulers[one.campaign], one)) for one in found]
        shown += [one for one in outward if states is None or one.state in states]
        if len(found) < limit:
            break
        after = (found[-1].track, found[-1].id)
    return shown[:limit]


def titled(definition: Definition, one: Listed) -> Listed:
    """*one* under the title of the work it is about, if it is about one that has a title."""
    title = definition.track_of(TrackId(one.track)).title_of(one.fields)
    return replace(one, title=title) if title else one


def history_of(work: Work, who: Actor, case: str) -> list[Kept]:
    """The entries of a case that *who* may read. Raises `NotFound`."""
    [stored] = found_among(rows.load(work, [case], scope=scope_of(who)), [case]).values()
    found = list(history.stream(work, f"case:{case}"))
    _, definition = campaign_of(work, [stored])
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
